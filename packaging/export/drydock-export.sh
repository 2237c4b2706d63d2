#!/usr/bin/env bash
# Records what Drydock needs to diagnose Amazon ECS services, with nothing but the AWS CLI: read-only calls, one archive.
# Runs on bash 3.2 and newer (macOS, Linux, AWS CloudShell); needs neither jq nor Python. Nothing is sent anywhere.
# shellcheck disable=SC2016  # what stands in single quotes below is awk's
set -u
umask 077
VERSION=0.1.0
PARALLEL=4

usage() {
  cat <<'END'
usage: drydock-export.sh --cluster C [--cluster C]... [--service S]... [--profile P] [--region R] [-o FILE] [--no-redact]

Records read-only AWS API answers about ECS services as one archive that Drydock opens.
  --cluster C    a cluster, by name or ARN; without it the account's only cluster
  --service S    a service, by name or ARN; without it all services of the cluster
  --profile P    a profile of the AWS CLI; --region R: a region
  -o FILE        the archive's name without its ending (drydock-CLUSTER-TIME)
  --no-redact    keep the values of environment variables, tags and labels, and what looks like a credential

Example: drydock-export.sh --cluster prod --service checkout-api --region eu-west-1
Never read: secrets, parameters' values, log messages, user data. Calls that are denied are noted, and the export goes on.
Ctrl-C packs what has been recorded until then; a second one drops it.
END
}

say() { printf '%s\n' "$*" >&2; }
refuse() { say "drydock-export: $1"; exit "${2:-2}"; }

clusters='' services='' profile='' region='' output='' redact=1
while [ $# -gt 0 ]; do
  case $1 in
    --cluster | --service | --profile | --region | -o)
      [ -n "${2:-}" ] || refuse "$1 needs a value; --help tells the rest"
      case $2 in *[[:cntrl:]]*) refuse "the value of $1 holds a control character" ;; esac
      case $1 in
        --cluster) clusters="$clusters$2
" ;;
        --service) services="$services$2
" ;;
        --profile) profile=$2 ;;
        --region) region=$2 ;;
        -o) output=$2 ;;
      esac
      shift 2 ;;
    --no-redact) redact=0; shift ;;
    -h | --help) usage; exit 0 ;;
    *) refuse "does not know $1; --help tells what it takes" ;;
  esac
done

command -v aws >/dev/null 2>&1 || refuse "the AWS CLI (aws) is not on the PATH: https://aws.amazon.com/cli/"
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=5 PYTHONIOENCODING=utf-8 PYTHONUTF8=1 AWS_CLI_FILE_ENCODING=UTF-8
[ -z "$profile" ] || export AWS_PROFILE="$profile"
[ -n "$region" ] || region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region 2>/dev/null)}}
[ -n "$region" ] || refuse "no region is set: give --region"

# ---------------------------------------------------------------------------------------------------------- the workplace

here=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/drydock-export.XXXXXX") || refuse "cannot make a temporary folder"
trap 'rm -rf "$work"' EXIT
trap interrupted INT TERM HUP
mkdir "$work/bundle" "$work/raw" "$work/entry" "$work/counts" "$work/next" || exit 2
cd "$work" || exit 2
started=$(date +%s)

iso() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$1" +%Y-%m-%dT%H:%M:%SZ; }

# The CLI prints one value a line, and never breaks a string: so one line is enough to know what is key and what is value, whatever they hold.
# Values go from answers into requests as they stand there, escapes and all; no shell ever reads them as anything but text.
READER='
function push(k) { depth++; kind[depth] = k; name[depth] = key; tagged[depth] = ""; flag[depth] = 0
  path[depth] = depth == 1 ? "" : kind[depth - 1] == "[" ? path[depth - 1] "[]" : path[depth - 1] == "" ? key : path[depth - 1] "." key
  if (depth == 3 && kind[2] == "[") record++ }
FNR == 1 { depth = 0 }
{ line = $0; sub(/\r$/, "", line); match(line, /^[ \t]*/); indent = substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 1); key = ""; lead = ""
  if (line == "") next
  if (match(line, /^"([^"\\]|\\.)*": /)) { key = substr(line, 2, RLENGTH - 4); lead = substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 1) }
  comma = ""
  if (line == "{" || line == "[") { push(line); whole(); next }
  if (line ~ /^[]}],?$/) { depth--; whole(); next }
  if (line ~ /,$/) { comma = ","; line = substr(line, 1, length(line) - 1) }
  if (line == "{}" || line == "[]") { whole(); next }
  if (line ~ /^"([^"\\]|\\.)*"$/) text(substr(line, 2, length(line) - 2)); else if (line ~ /^(-?[0-9][0-9.eE+-]*|true|false|null)$/) other(line); else { bad = 1; exit 3 }
}'

# pick PATHS FILE...: the values at these paths, such as services[].serviceArn, one a line. fields: the same with the record that each stands in, and its path.
WALKER='
BEGIN { n = split(ENVIRON["WANTED"], list, " "); for (i = 1; i <= n; i++) wanted[list[i]] = 1 }
function whole() {}
function other(v) { text(v) }
function text(v,  at) {
  at = kind[depth] == "[" ? path[depth] "[]" : path[depth] == "" ? key : path[depth] "." key
  if (at in wanted) print (ENVIRON["FIELDS"] == "" ? v : record "\t" at "\t" v) }'
pick() { local wanted=$1; shift; [ -e "${1:-}" ] && WANTED=$wanted FIELDS='' LC_ALL=C awk "$READER$WALKER" "$@"; }
fields() { local wanted=$1; shift; [ -e "${1:-}" ] && WANTED=$wanted FIELDS=1 LC_ALL=C awk "$READER$WALKER" "$@"; }

# Drops values by where they stand (a tag's leaves nothing, so that what it named goes by its id), and in all other texts what looks like a credential or an e-mail address. What it cannot read it does not pass on.
REDACTOR='
function times(s, n,  r) { while (n-- > 0) r = r s; return r }
BEGIN { ACCESS = "(AKIA|ASIA|ABIA|ACCA)" times("[A-Z0-9]", 16)
  JWT = "eyJ[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+([.][A-Za-z0-9_-]*)?"
  TOKEN = "(gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[srp]k_(live|test)_|AIza|npm_|dop_v1_|hvs[.]|sk-)" times("[A-Za-z0-9_-]", 12) "[A-Za-z0-9_-]*"
  MAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"
  BEARER = "([Bb]earer|[Bb]asic) +" times("[A-Za-z0-9._~+/=-]", 8) "[A-Za-z0-9._~+/=-]*"
  WORD = "(pass(word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|signature|authorization)"
  NAMED = WORD "[a-z_-]*((\\\\\"|\047)? *=|: | +: |(\\\\\"|\047) *:) *(bearer +|basic +)?(\\\\\"|\047)?"
  FLAG = "--?([a-z0-9]+[-_.])*" WORD
  SPACED = "(^|[ \"\047])" FLAG " +(\\\\\"|\047)?" }
function whole() { print indent lead line comma }
function other(v) { print indent lead v comma }
function drop(what) { count[what]++; print indent lead (what == "tag" ? "\"\"" : "\"redacted\"") comma }
function swap(v, re, by, what,  n) { n = gsub(re, by, v); count[what] += n; return v }
function named(v, re,  low, done, from, rest) {
  low = tolower(v); done = ""
  while (match(low, re)) {
    from = RSTART + RLENGTH; done = done substr(v, 1, from - 1); v = substr(v, from); low = substr(low, from)
    if (match(v, /^[^ "\047&;,<>\\]+/) && substr(v, 1, 8) != "redacted") { rest = RLENGTH; done = done "redacted"; count["credential"]++; v = substr(v, rest + 1); low = substr(low, rest + 1) } }
  return done v }
function clean(v) {
  if (v ~ /-----BEGIN [A-Z ]*PRIVATE KEY/) { count["credential"]++; sub(/-----BEGIN [A-Z ]*PRIVATE KEY.*/, "redacted", v) }
  v = swap(v, ACCESS, "redacted", "credential"); v = swap(v, JWT, "redacted", "credential"); v = swap(v, TOKEN, "redacted", "credential")
  v = swap(v, BEARER, "Bearer redacted", "credential")
  v = swap(v, "://[^ /@\"\047]*:[^ @\"\047]*@", "://redacted@", "credential")
  v = swap(v, "hooks[.]slack[.]com/[a-z]+/[A-Za-z0-9/_-]+", "hooks.slack.com/redacted", "credential")
  v = swap(v, " -u +[^ :\"\047]+:[^ \"\047]+", " -u redacted", "credential")
  if (key !~ /Policy/) v = named(named(v, NAMED), SPACED)
  return swap(v, MAIL, "person@redacted.example", "email") }
function text(v,  up) {
  up = kind[depth - 1] == "[" ? name[depth - 1] : ""
  if (key == "key" || key == "Key") tagged[depth] = v
  if (v == "") { print indent lead "\"\"" comma; return }
  if (key == "value" && up == "environment") { drop("environment"); return }
  if ((key == "value" || key == "Value") && up ~ /^([tT]ags|TagSet|[tT]agList)$/ && tagged[depth] !~ /^(aws:|AmazonECSManaged$)/) { drop("tag"); return }
  if (kind[depth] == "{" && name[depth] ~ /^([tT]ags|dockerLabels|labels)$/) { drop(name[depth] ~ /abels$/ ? "label" : "tag"); return }
  if (name[depth] == "options" && name[depth - 1] == "logConfiguration" && tolower(key) !~ /^awslogs-/ && tolower(key) ~ /key|token|secret|pass|auth|cred|url|uri|header|user|sas/) { drop("option"); return }
  if (key ~ /^([uU]serData|hookDetails|SecretString)$/) { drop("option"); return }
  if (kind[depth] == "[" && flag[depth]) { flag[depth] = 0; drop("credential"); return }
  if (kind[depth] == "[") flag[depth] = tolower(v) ~ "^" FLAG "$"
  print indent lead "\"" clean(v) "\"" comma }
END { for (what in count) if (count[what]) print what, count[what] > ENVIRON["COUNTS"]; if (bad) exit 3 }'
redacted() { COUNTS=$2 LC_ALL=C awk "$READER$REDACTOR" "$1"; }

# quoted TEXT: as the inside of a JSON string
quoted() { printf '%s' "$1" | LC_ALL=C tr '\000-\037' ' ' | LC_ALL=C sed 's/\\/\\\\/g; s/"/\\"/g'; }
# lists N: the lines of stdin, each once, as JSON lists of at most N
lists() { sort -u | LC_ALL=C N=$1 awk '$0 != "" { s = s (s == "" ? "" : ", ") "\"" $0 "\""; if (++n % ENVIRON["N"] == 0) { print "[" s "]"; s = "" } } END { if (s != "") print "[" s "]" }'; }

# ------------------------------------------------------------------------------------------------------------- the calls

number=0 running=0 planned=45
expect() { planned=$((planned + $1)); }
progress() {
  [ -t 2 ] || return 0
  [ "$planned" -gt "$number" ] || planned=$number
  printf '\r%s of about %s calls: %s %s\033[K' "$number" "$planned" "$1" "$2" >&2
}
phase() { if [ -t 2 ]; then printf '\r\033[K' >&2; fi; say "$1"; }

# status CODE: how the manifest calls what came of it
status() {
  case $1 in
    AccessDenied* | *UnauthorizedOperation* | *NotAuthorized* | AuthorizationError* | Unauthorized* | *Forbidden*) echo denied ;;
    *Throttl* | RequestLimitExceeded* | TooManyRequests* | SlowDown*) echo throttled ;;
    *) echo error ;;
  esac
}

# entry PLACE SERVICE OPERATION PARAMETERS REST: one call of the manifest
entry() { printf '{"service": "%s", "operation": "%s", "parameters": %s, %s}' "$2" "$3" "$4" "$5" >"entry/$1"; }

# record NUMBER SERVICE OPERATION KEY PARAMETERS PAGES: makes a call, page by page where the CLI does not page by itself, and files the answer
record() {
  local n=$1 service=$2 operation=$3 key=${4//[^A-Za-z0-9._-]/-} parameters=$5 pages=$6
  local asked=$parameters page=1 at raw file code message token state
  mkdir -p "raw/$service.$operation" "bundle/$service/$operation"
  while :; do
    raw=raw/$service.$operation/$n.$page.json file=$service/$operation/$n-${key:0:60}
    [ "$page" = 1 ] || file=$file-$page
    printf '%s' "$asked" >"next/$n.json"
    at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    if ! aws "$service" "$operation" --cli-input-json "file://next/$n.json" --region "$region" --output json \
      --cli-connect-timeout 10 --cli-read-timeout 60 </dev/null >"next/$n.out" 2>"next/$n.err"; then
      if grep -q 'Unknown parameter in input: "IncludeManagedResources"' "next/$n.err"; then
        parameters='{}' asked='{}'
        continue
      fi
      code=$(sed -n 's/.*An error occurred (\([A-Za-z0-9._-]*\)).*/\1/p' "next/$n.err" | head -n 1)
      message=$(LC_ALL=C tr '\n\200-\377' ' ?' <"next/$n.err" | LC_ALL=C sed 's/^ *//; s/.*An error occurred ([^)]*) when calling the [A-Za-z0-9-]* operation\( (reached max retries: [0-9]*)\)\{0,1\}: //; s/ *$//' | cut -c 1-600)
      case $code in ExpiredToken* | RequestExpired | InvalidClientTokenId | UnrecognizedClientException) printf '%s' "$message" >expired ;; esac
      printf '"message": "%s"\n' "$(quoted "$message")" >"next/$n.out"
      [ "$redact" = 0 ] || { redacted "next/$n.out" "counts/$n.error" >"next/$n.err" && cp "next/$n.err" "next/$n.out"; }
      entry "$n.$page" "$service" "$operation" "$asked" \
        "\"status\": \"$(status "$code")\", \"at\": \"$at\", \"error\": {\"code\": \"$code\", $(cat "next/$n.out")}"
      break
    fi
    [ -s "next/$n.out" ] || printf '{}\n' >"next/$n.out"
    mv "next/$n.out" "$raw"
    if [ "$redact" = 0 ]; then cp "$raw" "bundle/$file.json"; elif ! redacted "$raw" "counts/$n.$page" >"bundle/$file.json"; then
      rm -f "bundle/$file.json"
      entry "$n.$page" "$service" "$operation" "$asked" "\"status\": \"error\", \"at\": \"$at\", \"error\": {\"code\": \"NotRedacted\", \"message\": \"the answer is not laid out as the CLI does, and was left out\"}"
      break
    fi
    token=$(fields 'nextToken NextToken' "$raw" | cut -f 2,3)
    state=ok
    [ -z "$token" ] || [ "$page" -lt "$pages" ] || state=truncated
    entry "$n.$page" "$service" "$operation" "$asked" "\"file\": \"$file.json\", \"status\": \"$state\", \"at\": \"$at\", \"bytes\": $(($(wc -c <"bundle/$file.json")))"
    if [ -z "$token" ] || [ "$state" = truncated ]; then break; fi
    asked="\"${token%%	*}\": \"${token#*	}\"}"
    if [ "$parameters" = '{}' ]; then asked="{$asked"; else asked="${parameters%?}, $asked"; fi
    page=$((page + 1))
  done
}

# ask SERVICE OPERATION KEY PARAMETERS [PAGES]: now. queue: the same, some at a time; settle waits for them. skip: a call that is left out on purpose, and why.
ask() {
  [ ! -e expired ] || return 0
  number=$((number + 1)) last=raw/$1.$2/$(printf %05d "$number")
  progress "$1" "$2"
  record "$(printf %05d "$number")" "$1" "$2" "$3" "$4" "${5:-100}"
}
queue() {
  [ ! -e expired ] || return 0
  number=$((number + 1))
  progress "$1" "$2"
  record "$(printf %05d "$number")" "$1" "$2" "$3" "$4" "${5:-100}" &
  running=$((running + 1))
  [ "$running" -lt "$PARALLEL" ] || settle
}
settle() { wait; running=0; }
skip() {
  number=$((number + 1))
  entry "$(printf %05d "$number").1" "$1" "$2" "$3" "\"status\": \"skipped\", \"error\": {\"code\": \"Skipped\", \"message\": \"$4\"}"
}
of() { quoted "${1##*[/:]}"; }

# -------------------------------------------------------------------------------------------------------------- the end

pack() {
  local name=$1 archive
  { printf '{"format": "drydock-bundle", "schemaVersion": 1, "tool": "drydock-export.sh %s", "capturedAt": "%s", "account": "%s", "region": "%s",\n' \
      "$VERSION" "$(iso "$started")" "$account" "$(quoted "$region")"
    if [ "$redact" = 1 ]; then
      printf ' "redaction": {"profile": "export", "replaced": {%s}},\n' "$(find counts -type f -exec cat {} + |
        awk '{ n[$1] += $2 } END { for (w in n) { printf "%s\"%s\": %d", s, w, n[w]; s = ", " } }')"
    fi
    printf ' "calls": [\n'
    find entry -type f | sort | while IFS= read -r one; do [ -z "${more:-}" ] || printf ',\n'; more=1; cat "$one"; done
    printf '\n]}\n'; } >bundle/manifest.json
  case $name in /*) ;; *) name=$here/$name ;; esac
  if command -v zip >/dev/null 2>&1; then archive=$name.zip; rm -f "$archive"; (cd bundle && zip -q -r -D -X "$archive" .); else archive=$name.tar.gz; tar -C bundle -czf "$archive" .; fi ||
    refuse "cannot write $archive"
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  local told; told=$(find entry -type f -exec cat {} + | sed 's/}{"service"/}\
{"service"/g' | sed -n 's/.*, "status": "\([a-z]*\)".*/\1/p' | sort | uniq -c | awk '{ printf "%s%s %s", s, $1, $2; s = ", " }')
  say "$(find entry -type f | wc -l | tr -d ' ') calls in $(($(date +%s) - started)) s: $told."
  [ "$redact" = 0 ] || say "Values of environment variables, tags and labels are left out. Account ids, names and addresses are in it."
  printf '%s (%s KB)\n' "$archive" "$((($(wc -c <"$archive") + 1023) / 1024))"
}

interrupted() {
  trap 'exit 130' INT TERM HUP
  if [ -z "${account:-}" ]; then exit 130; fi
  phase "Interrupted: packing what is recorded so far (again to drop it)."
  wait
  pack "$output-partial"
  exit 130
}

# ---------------------------------------------------------------------------------------------------------- what is read

phase "Reading clusters and services in $region."
ask sts get-caller-identity caller '{}'
account=$(pick Account "$last".*)
if [ -z "$account" ]; then
  message=$(sed 's/.*"message": "//; s/"}}$//' entry/* 2>/dev/null)
  account='' refuse "cannot sign in: ${message:-no answer}" 3
fi
ask ecs list-clusters clusters '{}'
if [ -z "$clusters" ]; then
  clusters=$(pick 'clusterArns[]' "$last".*)
  case $clusters in
    '') refuse "no cluster was found in $region: give --cluster" ;;
    *"
"*) say "Clusters in $region:"; printf '%s\n' "$clusters" | sed 's/.*\//  /' >&2; refuse "there are several clusters: give --cluster" ;;
  esac
fi
first=${clusters%%
*} first=${first##*/}
[ -n "$output" ] || output=drydock-${first//[^A-Za-z0-9._-]/-}-$(date -u +%Y%m%dT%H%M%SZ)
ask ecs list-account-settings settings '{"effectiveSettings": true}'
ask ecs describe-capacity-providers providers '{}'

while IFS= read -r cluster; do
  [ -n "$cluster" ] || continue
  c=$(quoted "$cluster") short=${cluster##*/}
  ask ecs describe-clusters "$short" "{\"clusters\": [\"$c\"], \"include\": [\"SETTINGS\", \"CONFIGURATIONS\", \"STATISTICS\"]}"
  if [ -n "$services" ]; then
    while IFS= read -r s; do [ -z "$s" ] || printf '%s\n' "$(quoted "$s")"; done <<END >next/services
$services
END
  else
    ask ecs list-services "$short" "{\"cluster\": \"$c\"}"
    pick 'serviceArns[]' "$last".* >next/services
  fi
  lists 10 <next/services >next/lists
  expect "$(wc -l <next/lists)"
  while IFS= read -r list; do queue ecs describe-services "$short" "{\"cluster\": \"$c\", \"services\": $list}"; done <next/lists
  settle
  for desired in RUNNING STOPPED; do
    : >next/tasks
    if [ -n "$services" ]; then
      while IFS= read -r s; do
        [ -n "$s" ] || continue
        ask ecs list-tasks "$short-$desired" "{\"cluster\": \"$c\", \"serviceName\": \"${s##*/}\", \"desiredStatus\": \"$desired\"}"
        pick 'taskArns[]' "$last".* >>next/tasks
      done <next/services
    else
      ask ecs list-tasks "$short-$desired" "{\"cluster\": \"$c\", \"desiredStatus\": \"$desired\"}"
      pick 'taskArns[]' "$last".* >next/tasks
    fi
    lists 100 <next/tasks >next/lists
    while IFS= read -r list; do queue ecs describe-tasks "$short-$desired" "{\"cluster\": \"$c\", \"tasks\": $list}"; done <next/lists
    settle
  done
  ask ecs list-container-instances "$short" "{\"cluster\": \"$c\"}"
  pick 'containerInstanceArns[]' "$last".* | lists 100 >next/lists
  while IFS= read -r list; do queue ecs describe-container-instances "$short" "{\"cluster\": \"$c\", \"containerInstances\": $list}"; done <next/lists
  settle
done <<END
$clusters
END

# One line a service: its ARN, name, cluster's ARN and controller
fields 'services[].serviceArn services[].serviceName services[].clusterArn services[].deploymentController.type' raw/ecs.describe-services/*.json |
  LC_ALL=C awk -F '\t' '{ sub(/.*[.]/, "", $2); seen[$1] = 1; v[$1, $2] = $3 } END { for (r in seen) print v[r, "serviceArn"] "\t" v[r, "serviceName"] "\t" v[r, "clusterArn"] "\t" v[r, "type"] }' |
  sort -u >services.tsv
found=$(($(wc -l <services.tsv)))
phase "Reading deployments and task definitions of $found services."
expect $((found * 4))
tab=$(printf '\t')
while IFS="$tab" read -r arn name clusterArn controller; do
  queue ecs list-service-deployments "$name" "{\"cluster\": \"$clusterArn\", \"service\": \"$arn\"}" 1
  case $controller in CODE_DEPLOY | EXTERNAL) queue ecs describe-task-sets "$name" "{\"cluster\": \"$clusterArn\", \"service\": \"$arn\"}" ;; esac
done <services.tsv
settle
for answer in raw/ecs.list-service-deployments/*.json; do
  [ -e "$answer" ] || continue
  pick 'serviceDeployments[].serviceDeploymentArn' "$answer" | lists 20 >next/lists
  while IFS= read -r list; do queue ecs describe-service-deployments deployments "{\"serviceDeploymentArns\": $list}"; done <next/lists
done
settle
{ pick 'services[].currentServiceRevisions[].arn' raw/ecs.describe-services/*.json
  pick 'serviceDeployments[].sourceServiceRevisions[].arn serviceDeployments[].targetServiceRevision.arn' raw/ecs.describe-service-deployments/*.json; } | lists 20 >next/lists
while IFS= read -r list; do queue ecs describe-service-revisions revisions "{\"serviceRevisionArns\": $list}"; done <next/lists
settle
{ pick 'services[].taskDefinition services[].deployments[].taskDefinition services[].taskSets[].taskDefinition' raw/ecs.describe-services/*.json
  pick 'tasks[].taskDefinitionArn' raw/ecs.describe-tasks/*.json
  pick 'serviceRevisions[].taskDefinition' raw/ecs.describe-service-revisions/*.json; } | sort -u >next/definitions
expect "$(wc -l <next/definitions)"
while IFS= read -r arn; do queue ecs describe-task-definition "${arn##*/}" "{\"taskDefinition\": \"$arn\"}"; done <next/definitions
{ pick 'services[].taskSets[].externalId' raw/ecs.describe-services/*.json; pick 'taskSets[].externalId' raw/ecs.describe-task-sets/*.json; } | grep '^d-' | sort -u >next/ids
while IFS= read -r id; do queue deploy get-deployment "$id" "{\"deploymentId\": \"$id\"}"; done <next/ids
settle

phase "Reading load balancers and scaling."
ask elbv2 describe-load-balancers balancers '{}'
ask elbv2 describe-target-groups groups '{}'
{ pick 'services[].loadBalancers[].targetGroupArn services[].loadBalancers[].advancedConfiguration.alternateTargetGroupArn services[].taskSets[].loadBalancers[].targetGroupArn' raw/ecs.describe-services/*.json
  pick 'taskSets[].loadBalancers[].targetGroupArn' raw/ecs.describe-task-sets/*.json
  pick 'serviceRevisions[].loadBalancers[].targetGroupArn serviceRevisions[].loadBalancers[].advancedConfiguration.alternateTargetGroupArn' raw/ecs.describe-service-revisions/*.json; } | sort -u >groups
expect $(($(wc -l <groups) * 4))
while IFS= read -r arn; do
  queue elbv2 describe-target-group-attributes "$(of "${arn%/*}")" "{\"TargetGroupArn\": \"$arn\"}"
  queue elbv2 describe-target-health "$(of "${arn%/*}")" "{\"TargetGroupArn\": \"$arn\"}"
done <groups
# One line a target group and load balancer of it
fields 'TargetGroups[].TargetGroupArn TargetGroups[].LoadBalancerArns[] TargetGroups[].VpcId' raw/elbv2.describe-target-groups/*.json | LC_ALL=C awk -F '\t' '
  NR == FNR { wanted[$0] = 1; next }
  $2 ~ /TargetGroupArn$/ { arn[$1] = $3 } $2 ~ /LoadBalancerArns/ { lb[++n] = $3; of[n] = $1 } $2 ~ /VpcId$/ { vpc[$1] = $3 }
  END { for (i = 1; i <= n; i++) if (arn[of[i]] in wanted) print arn[of[i]] "\t" lb[i]; for (r in vpc) if (arn[r] in wanted) print vpc[r] > "next/vpcs" }' groups - >balanced.tsv
cut -f 2 balanced.tsv | sort -u >next/balancers
while IFS= read -r arn; do
  queue elbv2 describe-load-balancer-attributes "$(of "${arn%/*}")" "{\"LoadBalancerArn\": \"$arn\"}"
  queue elbv2 describe-listeners "$(of "${arn%/*}")" "{\"LoadBalancerArn\": \"$arn\"}"
done <next/balancers
settle
pick 'Listeners[].ListenerArn' raw/elbv2.describe-listeners/*.json | sort -u >next/listeners
while IFS= read -r arn; do queue elbv2 describe-rules listener "{\"ListenerArn\": \"$arn\"}"; done <next/listeners
ask application-autoscaling describe-scalable-targets ecs '{"ServiceNamespace": "ecs"}'
pick 'ScalableTargets[].ResourceId' "$last".* | sort -u >next/scaled
while IFS="$tab" read -r arn name clusterArn controller; do
  id=service/${clusterArn##*/}/$name
  if [ -s next/scaled ] && ! grep -Fxq -- "$id" next/scaled; then continue; fi
  if [ ! -s next/scaled ] && [ -e "$last.1.json" ]; then continue; fi
  queue application-autoscaling describe-scaling-policies "$name" "{\"ServiceNamespace\": \"ecs\", \"ResourceId\": \"$id\"}"
  queue application-autoscaling describe-scaling-activities "$name" "{\"ServiceNamespace\": \"ecs\", \"ResourceId\": \"$id\", \"IncludeNotScaledActivities\": true}"
done <services.tsv
settle
pick 'capacityProviders[].autoScalingGroupProvider.autoScalingGroupArn' raw/ecs.describe-capacity-providers/*.json | sed 's/.*autoScalingGroupName\///' | lists 50 >next/lists
while IFS= read -r list; do queue autoscaling describe-auto-scaling-groups groups "{\"AutoScalingGroupNames\": $list}"; done <next/lists
settle

phase "Reading the network."
{ pick 'services[].networkConfiguration.awsvpcConfiguration.subnets[] services[].deployments[].networkConfiguration.awsvpcConfiguration.subnets[] services[].taskSets[].networkConfiguration.awsvpcConfiguration.subnets[]' raw/ecs.describe-services/*.json
  pick 'containerInstances[].attributes[].value' raw/ecs.describe-container-instances/*.json | grep '^subnet-'; } | lists 200 >next/lists
while IFS= read -r list; do
  ask ec2 describe-subnets services "{\"Filters\": [{\"Name\": \"subnet-id\", \"Values\": $list}]}"
  pick 'Subnets[].VpcId' "$last".* >>next/vpcs
done <next/lists
pick 'containerInstances[].attributes[].value' raw/ecs.describe-container-instances/*.json | grep '^vpc-' >>next/vpcs
touch next/vpcs
sort -u next/vpcs >vpcs
expect $(($(wc -l <vpcs) * 11))
while IFS= read -r vpc; do
  in="[{\"Name\": \"vpc-id\", \"Values\": [\"$vpc\"]}]"
  queue ec2 describe-vpcs "$vpc" "{\"VpcIds\": [\"$vpc\"]}"
  queue ec2 describe-vpc-attribute "$vpc-support" "{\"VpcId\": \"$vpc\", \"Attribute\": \"enableDnsSupport\"}"
  queue ec2 describe-vpc-attribute "$vpc-hostnames" "{\"VpcId\": \"$vpc\", \"Attribute\": \"enableDnsHostnames\"}"
  queue ec2 describe-subnets "$vpc" "{\"Filters\": $in}"
  queue ec2 describe-route-tables "$vpc" "{\"Filters\": $in}"
  queue ec2 describe-security-groups "$vpc" "{\"Filters\": $in}"
  queue ec2 describe-network-acls "$vpc" "{\"Filters\": $in}"
  queue ec2 describe-nat-gateways "$vpc" "{\"Filter\": $in}"
  queue ec2 describe-internet-gateways "$vpc" "{\"Filters\": [{\"Name\": \"attachment.vpc-id\", \"Values\": [\"$vpc\"]}]}"
  queue ec2 describe-vpc-endpoints "$vpc" "{\"Filters\": $in}"
  queue ec2 describe-flow-logs "$vpc" "{\"Filter\": [{\"Name\": \"resource-id\", \"Values\": [\"$vpc\"]}]}"
done <vpcs
queue ec2 describe-network-interfaces region '{"IncludeManagedResources": true}'
queue ec2 describe-prefix-lists region '{}'
settle
pick 'Vpcs[].DhcpOptionsId' raw/ec2.describe-vpcs/*.json | grep '^dopt-' | lists 100 >next/lists
while IFS= read -r list; do queue ec2 describe-dhcp-options options "{\"DhcpOptionsIds\": $list}"; done <next/lists
{ pick 'SecurityGroups[].IpPermissions[].PrefixListIds[].PrefixListId SecurityGroups[].IpPermissionsEgress[].PrefixListIds[].PrefixListId' raw/ec2.describe-security-groups/*.json
  pick 'RouteTables[].Routes[].DestinationPrefixListId' raw/ec2.describe-route-tables/*.json; } | sort -u >next/named
pick 'PrefixLists[].PrefixListId' raw/ec2.describe-prefix-lists/*.json | sort -u >next/known
comm -23 next/named next/known >next/ids
while IFS= read -r id; do queue ec2 get-managed-prefix-list-entries "$id" "{\"PrefixListId\": \"$id\"}"; done <next/ids
pick 'containerInstances[].ec2InstanceId' raw/ecs.describe-container-instances/*.json | grep '^i-' | lists 100 >next/lists
while IFS= read -r list; do queue ec2 describe-instances instances "{\"Filters\": [{\"Name\": \"instance-id\", \"Values\": $list}]}"; done <next/lists
settle
{ pick 'Reservations[].Instances[].InstanceType' raw/ec2.describe-instances/*.json
  fields 'containerInstances[].attributes[].name containerInstances[].attributes[].value' raw/ecs.describe-container-instances/*.json |
    LC_ALL=C awk -F '\t' '$2 ~ /name$/ { type = $3 == "ecs.instance-type"; next } type { print $3; type = 0 }'; } | lists 100 >next/lists
while IFS= read -r list; do queue ec2 describe-instance-types types "{\"InstanceTypes\": $list}"; done <next/lists
for quota in vpc:L-DF5E4CA3 fargate:L-3032A538 fargate:L-36FBB829; do
  queue service-quotas get-service-quota "$quota" "{\"ServiceCode\": \"${quota%:*}\", \"QuotaCode\": \"${quota#*:}\"}"
done
settle

phase "Reading roles, secrets' descriptions, log groups and images."
pick 'taskDefinition.taskRoleArn taskDefinition.executionRoleArn' raw/ecs.describe-task-definition/*.json | sed 's/.*\///' | sort -u >next/roles
expect $(($(wc -l <next/roles) * 4))
while IFS= read -r role; do
  queue iam get-role "$role" "{\"RoleName\": \"$role\"}"
  queue iam list-attached-role-policies "$role" "{\"RoleName\": \"$role\"}"
  ask iam list-role-policies "$role" "{\"RoleName\": \"$role\"}"
  pick 'PolicyNames[]' "$last".* >next/policies
  while IFS= read -r policy; do queue iam get-role-policy "$role-$policy" "{\"RoleName\": \"$role\", \"PolicyName\": \"$policy\"}"; done <next/policies
done <next/roles
settle
{ pick 'AttachedPolicies[].PolicyArn' raw/iam.list-attached-role-policies/*.json; pick 'Role.PermissionsBoundary.PermissionsBoundaryArn' raw/iam.get-role/*.json; } | sort -u >next/policies
while IFS= read -r arn; do queue iam get-policy "${arn##*/}" "{\"PolicyArn\": \"$arn\"}"; done <next/policies
settle
fields 'Policy.Arn Policy.DefaultVersionId' raw/iam.get-policy/*.json | LC_ALL=C awk -F '\t' '$2 == "Policy.Arn" { arn = $3 } $2 != "Policy.Arn" { v = $3 } arn != "" && v != "" { print arn "\t" v; arn = v = "" }' | sort -u >next/versions
while IFS="$tab" read -r arn version; do queue iam get-policy-version "${arn##*/}" "{\"PolicyArn\": \"$arn\", \"VersionId\": \"$version\"}"; done <next/versions
definition='taskDefinition.containerDefinitions[]'
pick "$definition.secrets[].valueFrom $definition.logConfiguration.secretOptions[].valueFrom" raw/ecs.describe-task-definition/*.json | sort -u >next/from
{ grep '^arn:[^:]*:secretsmanager:' next/from | cut -d : -f 1-7; pick "$definition.repositoryCredentials.credentialsParameter" raw/ecs.describe-task-definition/*.json; } | sort -u >next/secrets
while IFS= read -r id; do
  case $id in
    arn:*:secretsmanager:"$region":*) queue secretsmanager describe-secret "$(of "$id")" "{\"SecretId\": \"$id\"}" ;;
    arn:*) skip secretsmanager describe-secret "{\"SecretId\": \"$id\"}" 'the secret is in another region' ;;
    *) queue secretsmanager describe-secret "$(of "$id")" "{\"SecretId\": \"$id\"}" ;;
  esac
done <next/secrets
{ grep -v '^arn:' next/from
  grep "^arn:[^:]*:ssm:$region:" next/from | sed 's/.*:parameter\///; /\//s/^/\//'; } | lists 50 >next/lists
while IFS= read -r list; do queue ssm describe-parameters parameters "{\"ParameterFilters\": [{\"Key\": \"Name\", \"Option\": \"Equals\", \"Values\": $list}]}"; done <next/lists
settle
{ pick KmsKeyId raw/secretsmanager.describe-secret/*.json; pick 'Parameters[].KeyId' raw/ssm.describe-parameters/*.json
  pick 'clusters[].configuration.executeCommandConfiguration.kmsKeyId' raw/ecs.describe-clusters/*.json; } | grep -v 'alias/aws/' | sort -u >next/keys
while IFS= read -r key; do queue kms describe-key "$(of "$key")" "{\"KeyId\": \"$key\"}"; done <next/keys
settle
# A policy is read by id or ARN, not by alias
pick KeyMetadata.Arn raw/kms.describe-key/*.json | sort -u >next/keys
while IFS= read -r key; do queue kms get-key-policy "$(of "$key")" "{\"KeyId\": \"$key\", \"PolicyName\": \"default\"}"; done <next/keys
pick "$definition.logConfiguration.options.awslogs-group" raw/ecs.describe-task-definition/*.json | sort -u >next/names
expect "$(wc -l <next/names)"
while IFS= read -r name; do queue logs describe-log-groups "$(of "$name")" "{\"logGroupNamePrefix\": \"$name\"}"; done <next/names

# One line an image of ECR in this region: registry, repository, "imageTag" or "imageDigest", and that
{ pick "$definition.image" raw/ecs.describe-task-definition/*.json
  fields 'tasks[].containers[].image tasks[].containers[].imageDigest' raw/ecs.describe-tasks/*.json | LC_ALL=C awk -F '\t' '
    $2 ~ /image$/ { image = $3; next } image != "" { sub(/@.*/, "", image); n = split(image, part, "/"); sub(/:.*/, "", part[n]); image = part[1]
      for (i = 2; i <= n; i++) image = image "/" part[i]; print image "@" $3; image = "" }'; } |
  REGION=$region LC_ALL=C awk 'match($0, /^[0-9]+[.]dkr[.]ecr(-fips)?[.][a-z0-9-]+[.]amazonaws[.]com([.]cn)?\//) {
    host = substr($0, 1, RLENGTH); rest = substr($0, RLENGTH + 1); split(host, part, "."); if (part[4] != ENVIRON["REGION"]) next
    kind = "imageTag"; id = "latest"; n = split(rest, way, "/")
    if ((at = index(rest, "@")) > 0) { kind = "imageDigest"; id = substr(rest, at + 1); rest = substr(rest, 1, at - 1); sub(/:[^\/]*$/, "", rest) }
    else if ((at = index(way[n], ":")) > 0) { id = substr(way[n], at + 1); rest = substr(rest, 1, length(rest) - length(id) - 1) }
    print part[1] "\t" rest "\t" kind "\t" id }' | sort -u >images.tsv
expect $(($(wc -l <images.tsv) * 2))
while IFS="$tab" read -r registry repository kind id; do
  owner="\"registryId\": \"$registry\", "
  [ "$registry" != "$account" ] || owner=''
  queue ecr describe-images "$repository" "{$owner\"repositoryName\": \"$repository\", \"imageIds\": [{\"$kind\": \"$id\"}]}"
done <images.tsv
settle
fields 'imageDetails[].repositoryName imageDetails[].imageDigest' raw/ecr.describe-images/*.json | LC_ALL=C awk -F '\t' '
  $2 ~ /repositoryName$/ { name[$1] = $3 } $2 ~ /imageDigest$/ { digest[$1] = $3 } END { for (r in digest) print name[r] "\t" digest[r] }' | sort -u >next/images
while IFS="$tab" read -r repository digest; do
  skip ecr image-config "{\"repositoryName\": \"$repository\", \"imageDigest\": \"$digest\"}" 'the AWS CLI alone does not download an image configuration'
done <next/images

phase "Reading alarms and metrics."
ask cloudwatch describe-alarms region '{"AlarmTypes": ["MetricAlarm", "CompositeAlarm"]}'
: >series.60
: >series.300
# series PERIOD NAMESPACE DIMENSIONS STATISTICS METRIC...
series() {
  local period=$1 namespace=$2 dimensions=$3 statistics=$4 metric statistic
  shift 4
  for metric in "$@"; do for statistic in $statistics; do
    printf '"Label": "%s %s", "MetricStat": {"Metric": {"Namespace": "%s", "MetricName": "%s", "Dimensions": [%s]}, "Period": %s, "Stat": "%s"}\n' \
      "$metric" "$statistic" "$namespace" "$metric" "$dimensions" "$period" "$statistic" >>"series.$period"
  done; done
}
dimension() { printf '{"Name": "%s", "Value": "%s"}' "$1" "$2"; }
while IFS= read -r arn; do
  case $arn in *:loadbalancer/app/*) series 60 AWS/ApplicationELB "$(dimension LoadBalancer "${arn#*:loadbalancer/}")" Sum \
    HTTPCode_ELB_5XX_Count HTTPCode_ELB_502_Count HTTPCode_ELB_503_Count HTTPCode_ELB_504_Count RequestCount ;; esac
done <next/balancers
while IFS="$tab" read -r group balancer; do
  case $balancer in *:loadbalancer/app/*) ;; *) continue ;; esac
  d="$(dimension LoadBalancer "${balancer#*:loadbalancer/}"), $(dimension TargetGroup "${group##*:}")"
  series 60 AWS/ApplicationELB "$d" 'Average Maximum p95 p99' TargetResponseTime
  series 60 AWS/ApplicationELB "$d" Sum RequestCountPerTarget HTTPCode_Target_5XX_Count
  series 60 AWS/ApplicationELB "$d" 'Minimum Maximum' HealthyHostCount UnHealthyHostCount
done <balanced.tsv
while IFS="$tab" read -r arn name clusterArn controller; do
  d="$(dimension ClusterName "${clusterArn##*/}"), $(dimension ServiceName "$name")"
  series 60 AWS/ECS "$d" 'Average Maximum' CPUUtilization MemoryUtilization
  series 300 AWS/ECS "$d" 'Average Maximum' CPUUtilization MemoryUtilization
  series 60 ECS/ContainerInsights "$d" Average RunningTaskCount DesiredTaskCount PendingTaskCount
done <services.tsv
fields 'clusters[].clusterName clusters[].capacityProviders[]' raw/ecs.describe-clusters/*.json >next/clusters
while IFS="$tab" read -r _ at value; do
  case $at in
    *clusterName) cluster=$value
      series 60 AWS/ECS "$(dimension ClusterName "$cluster")" Average CPUReservation MemoryReservation ;;
    *) case $value in FARGATE | FARGATE_SPOT) ;; *) series 60 AWS/ECS/ManagedScaling "$(dimension ClusterName "$cluster"), $(dimension CapacityProviderName "$value")" Average CapacityProviderReservation ;; esac ;;
  esac
done <next/clusters
pick 'NatGateways[].NatGatewayId' raw/ec2.describe-nat-gateways/*.json | sort -u >next/ids
while IFS= read -r id; do
  series 60 AWS/NATGateway "$(dimension NatGatewayId "$id")" Sum BytesInFromDestination BytesOutToSource BytesOutToDestination ErrorPortAllocation PacketsDropCount
  series 60 AWS/NATGateway "$(dimension NatGatewayId "$id")" Maximum PeakBytesPerSecond
done <next/ids
fields 'VpcEndpoints[].VpcEndpointId VpcEndpoints[].VpcEndpointType VpcEndpoints[].ServiceName VpcEndpoints[].VpcId' raw/ec2.describe-vpc-endpoints/*.json | LC_ALL=C awk -F '\t' '
  { sub(/.*[.]/, "", $2); seen[$1] = 1; v[$1, $2] = $3 }
  END { for (r in seen) print v[r, "VpcEndpointType"] "\t" v[r, "ServiceName"] "\t" v[r, "VpcEndpointId"] "\t" v[r, "VpcId"] }' | sort -u >next/endpoints
while IFS="$tab" read -r kind service id vpc; do
  [ "$kind" != Gateway ] || continue
  series 60 AWS/PrivateLinkEndpoints "$(dimension 'Endpoint Type' "$kind"), $(dimension 'Service Name' "$service"), $(dimension 'VPC Endpoint Id' "$id"), $(dimension 'VPC Id' "$vpc")" Sum BytesProcessed
done <next/endpoints
minute=$((started / 60 * 60))
for period in 60 300; do
  if [ "$period" = 60 ]; then from=$((minute - 3 * 3600)) to=$minute; else from=$((minute - 24 * 3600)) to=$((minute - 3 * 3600)); fi
  LC_ALL=C awk '{ q = q (q == "" ? "" : ", ") "{\"Id\": \"m" n++ "\", " $0 "}"; if (n == 500) { print "[" q "]"; q = ""; n = 0 } } END { if (q != "") print "[" q "]" }' "series.$period" >next/lists
  while IFS= read -r list; do
    queue cloudwatch get-metric-data "$period" "{\"StartTime\": \"$(iso "$from")\", \"EndTime\": \"$(iso "$to")\", \"ScanBy\": \"TimestampDescending\", \"MetricDataQueries\": $list}"
  done <next/lists
done
settle

if [ -e expired ]; then
  phase "The sign-in ran out ($(cat expired)): packing what is recorded so far."
  pack "$output-partial"
  exit 3
fi
pack "$output"
