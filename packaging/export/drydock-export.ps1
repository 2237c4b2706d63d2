# Records what Drydock needs to diagnose Amazon ECS services, with nothing but the AWS CLI: read-only calls, one archive.
# Runs on Windows PowerShell 5.1 and on PowerShell 7. Nothing is sent anywhere. It makes the same calls as drydock-export.sh, in the same order.
<#
.SYNOPSIS
Records read-only AWS API answers about ECS services as one archive that Drydock opens.
.PARAMETER Cluster
Clusters, by name or ARN; without it the account's only cluster.
.PARAMETER Service
Services, by name or ARN; without it all services of the clusters.
.PARAMETER Output
The archive's name without its ending (drydock-CLUSTER-TIME).
.PARAMETER NoRedact
Keep the values of environment variables, tags and labels, and what looks like a credential.
.EXAMPLE
.\drydock-export.ps1 -Cluster prod -Service checkout-api -Region eu-west-1
.NOTES
Never read: secrets, parameters' values, log messages, user data. Calls that are denied are noted, and the export goes on.
Ctrl-C packs what has been recorded until then.
#>
param(
    [string[]] $Cluster = @(),
    [string[]] $Service = @(),
    [string] $Profile = '',
    [string] $Region = '',
    [string] $Output = '',
    [switch] $NoRedact
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$Version = '0.1.0'
$Redact = -not $NoRedact

function Say([string] $text) { [Console]::Error.WriteLine($text) }
function Refuse([string] $text, [int] $code = 2) { Say "drydock-export: $text"; exit $code }

$command = Get-Command aws -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $command) { Refuse 'the AWS CLI (aws) is not on the PATH: https://aws.amazon.com/cli/' }
$AwsPath = $command.Path
foreach ($given in @($Cluster) + @($Service) + @($Profile, $Region)) {
    if ($given -match '[\x00-\x1f]') { Refuse 'a name holds a control character' }
}
if ($Region -ne '' -and $Region -notmatch '^[a-z0-9-]+$') { Refuse 'that is no region' }

$Utf8 = New-Object Text.UTF8Encoding($false)
$Settings = @{
    AWS_PAGER = ''; AWS_CLI_AUTO_PROMPT = 'off'; AWS_RETRY_MODE = 'standard'; AWS_MAX_ATTEMPTS = '5'
    PYTHONIOENCODING = 'utf-8'; PYTHONUTF8 = '1'; AWS_CLI_FILE_ENCODING = 'UTF-8'
}
if ($Profile -ne '') { $Settings['AWS_PROFILE'] = $Profile }

# ---------------------------------------------------------------------------------------------------------- the workplace

$Here = (Get-Location).ProviderPath
$Work = Join-Path ([IO.Path]::GetTempPath()) ('drydock-export.' + [IO.Path]::GetRandomFileName())
$null = New-Item -ItemType Directory -Path $Work
if ([IO.Path]::DirectorySeparatorChar -eq '/') { & chmod 700 $Work }
$null = New-Item -ItemType Directory -Path (Join-Path $Work 'bundle')
$Started = [DateTime]::UtcNow
$Invariant = [Globalization.CultureInfo]::InvariantCulture
function Iso([DateTime] $time) { $time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", $Invariant) }

# Runs the CLI in the temporary folder. All arguments but the operation's are fixed words, so that nothing needs quoting: the request stands in a file.
function Invoke-Aws([string] $arguments) {
    $start = New-Object Diagnostics.ProcessStartInfo
    $start.FileName = $AwsPath
    $start.Arguments = $arguments
    $start.WorkingDirectory = $Work
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    foreach ($name in $Settings.Keys) { $start.EnvironmentVariables[$name] = $Settings[$name] }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $complaint = $process.StandardError.ReadToEndAsync()
        $bytes = New-Object IO.MemoryStream
        $process.StandardOutput.BaseStream.CopyTo($bytes)
        $process.WaitForExit()
        try { $text = (New-Object Text.UTF8Encoding($false, $true)).GetString($bytes.ToArray()) } catch { $text = [Text.Encoding]::Default.GetString($bytes.ToArray()) }
        @{ Code = $process.ExitCode; Out = $text; Err = $complaint.Result }
    } finally {
        if (-not $process.HasExited) { $process.Kill() }
        $process.Dispose()
    }
}

if ($Region -eq '') { $Region = [string] $env:AWS_REGION }
if ($Region -eq '') { $Region = [string] $env:AWS_DEFAULT_REGION }
if ($Region -eq '') { $Region = (Invoke-Aws 'configure get region').Out.Trim() }
if ($Region -eq '') { Remove-Item -Recurse -Force -LiteralPath $Work; Refuse 'no region is set: give -Region' }

# The CLI prints one value a line, and never breaks a string: so one line is enough to know what is key and what is value, whatever they hold.
# ConvertFrom-Json would change numbers and times on their way; values go from answers into requests as they stand there, escapes and all.
$LineOf = New-Object Text.RegularExpressions.Regex('^(\s*)("((?:[^"\\]|\\.)*)": )?(.*?)\r?$')
$Scalar = New-Object Text.RegularExpressions.Regex('^("((?:[^"\\]|\\.)*)"|-?[0-9][0-9.eE+-]*|true|false|null|\{\}|\[\])(,?)$')

# Walks an answer. $visit gets for each value: its place, key, the text of a string or the value itself, whether it is a string, and the stack of what it
# stands in; what it answers replaces the string.
function Read-Answer([string] $text, [scriptblock] $visit, [Text.StringBuilder] $copy = $null) {
    $stack = New-Object Collections.Generic.List[hashtable]
    $record = 0
    foreach ($line in $text.Split([char] 10)) {
        if ($line.Trim() -eq '') { continue }
        $parts = $LineOf.Match($line)
        $key = $parts.Groups[3].Value
        $rest = $parts.Groups[4].Value
        $last = if ($stack.Count) { $stack[$stack.Count - 1] } else { $null }
        if ($rest -eq '{' -or $rest -eq '[') {
            $path = if (-not $last) { '' } elseif ($last.Kind -eq '[') { $last.Path + '[]' } elseif ($last.Path -eq '') { $key } else { $last.Path + '.' + $key }
            $stack.Add(@{ Kind = $rest; Name = $key; Path = $path; Tag = ''; Flag = $false })
            if ($stack.Count -eq 3 -and $stack[1].Kind -eq '[') { $record++ }
        } elseif ($rest -match '^[\]}],?$') {
            $stack.RemoveAt($stack.Count - 1)
        } else {
            $value = $Scalar.Match($rest)
            if (-not $value.Success -or -not $last) { throw 'the answer is not laid out as the CLI does' }
            $inner = $value.Groups[1].Value
            if ($inner -ne '{}' -and $inner -ne '[]') {
                $isText = $inner.StartsWith('"')
                if ($isText) { $inner = $value.Groups[2].Value }
                $at = if ($last.Kind -eq '[') { $last.Path + '[]' } elseif ($last.Path -eq '') { $key } else { $last.Path + '.' + $key }
                $new = & $visit $at $key $inner $isText $stack $record
                if ($copy -and $isText) { $line = $parts.Groups[1].Value + $parts.Groups[2].Value + '"' + $new + '"' + $value.Groups[3].Value }
            }
        }
        if ($copy) { $null = $copy.Append($line.TrimEnd("`r")).Append("`n") }
    }
}

# Every value at the paths, such as services[].serviceArn, with the record that it stands in.
function Get-Fields([string] $paths, $answers) {
    $wanted = $paths.Split(' ')
    $found = New-Object Collections.Generic.List[object]
    $number = 0
    foreach ($answer in @($answers)) {
        $number++
        Read-Answer $answer { param($at, $key, $value, $isText, $stack, $record)
            if ($wanted -ccontains $at) { $found.Add([pscustomobject] @{ Record = "$number.$record"; At = $at; Value = $value }) } }
    }
    $found
}
function Get-Values([string] $paths, $answers) { @(Get-Fields $paths $answers | ForEach-Object { $_.Value }) }

# The records as objects of the last parts of their paths
function Get-Records([string] $paths, $answers) {
    $rows = [ordered] @{}
    foreach ($field in @(Get-Fields $paths $answers)) {
        if (-not $rows.Contains($field.Record)) { $rows[$field.Record] = @{} }
        $rows[$field.Record][($field.At -replace '.*\.', '')] = $field.Value
    }
    @($rows.Values)
}

$Replaced = @{}
function Add-Replaced([string] $what) { $Replaced[$what] = 1 + [int] $Replaced[$what] }
$Word = '(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|signature|authorization)'
$Flag = "(?i)^--?(?:[a-z0-9]+[-_.])*$Word`$"
$Credentials = @(
    '-----BEGIN [A-Z ]*PRIVATE KEY.*',
    '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}',
    'eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?',
    '(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[srp]k_(?:live|test)_|AIza|npm_|dop_v1_|hvs\.|sk-)[A-Za-z0-9_-]{12,}',
    '(?<=(?:[Bb]earer|[Bb]asic) +)[A-Za-z0-9._~+/=-]{8,}',
    '(?<=hooks\.slack\.com/)[a-z]+/[A-Za-z0-9/_-]+',
    '(?<= -u +)[^ :"'']+:[^ "'']+',
    '(?<=://)[^ /@"'']*:[^ @"'']*(?=@)')
$Named = "(?i)($Word[a-z_-]*(?:(?:\\`"|')? *=|: | +: |(?:\\`"|') *:) *(?:bearer +|basic +)?(?:\\`"|')?)(?!redacted)[^ `"'&;,<>\\]+"
$Spaced = "(?i)((?:^|[ `"'])--?(?:[a-z0-9]+[-_.])*$Word +(?:\\`"|')?)(?!redacted)[^ `"'&;,<>\\]+"
$Mail = '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+'

function Clear-Text([string] $key, [string] $text) {
    foreach ($pattern in $Credentials) {
        if ($text -cmatch $pattern) { Add-Replaced 'credential'; $text = $text -creplace $pattern, 'redacted' }
    }
    if ($key -notmatch 'Policy' -and $text -match $Named) { Add-Replaced 'credential'; $text = $text -replace $Named, '$1redacted' }
    if ($key -notmatch 'Policy' -and $text -match $Spaced) { Add-Replaced 'credential'; $text = $text -replace $Spaced, '$1redacted' }
    if ($text -match $Mail) { Add-Replaced 'email'; $text = $text -replace $Mail, 'person@redacted.example' }
    $text
}

# Drops values by where they stand (a tag's leaves nothing, so that what it named goes by its id), and in all other texts what looks like a credential or an e-mail address.
$Redactor = { param($at, $key, $value, $isText, $stack, $record)
    if (-not $isText) { return $value }
    $last = $stack[$stack.Count - 1]
    $outer = if ($stack.Count -gt 1) { $stack[$stack.Count - 2] } else { @{ Kind = ''; Name = '' } }
    $list = if ($outer.Kind -eq '[') { $outer.Name } else { '' }
    if ($key -ceq 'key' -or $key -ceq 'Key') { $last.Tag = $value }
    $drop = ''
    if ($value -eq '') { return '' }
    elseif ($key -ceq 'value' -and $list -ceq 'environment') { $drop = 'environment' }
    elseif ($key -eq 'value' -and $list -cmatch '^([tT]ags|TagSet|[tT]agList)$' -and $last.Tag -cnotmatch '^(aws:|AmazonECSManaged$)') { $drop = 'tag' }
    elseif ($last.Kind -eq '{' -and $last.Name -cmatch '^(dockerLabels|labels)$') { $drop = 'label' }
    elseif ($last.Kind -eq '{' -and $last.Name -cmatch '^[tT]ags$') { $drop = 'tag' }
    elseif ($last.Name -ceq 'options' -and $outer.Name -ceq 'logConfiguration' -and $key -notmatch '^awslogs-' -and $key -match 'key|token|secret|pass|auth|cred|url|uri|header|user|sas') { $drop = 'option' }
    elseif ($key -cmatch '^([uU]serData|hookDetails|SecretString)$') { $drop = 'option' }
    elseif ($last.Kind -eq '[' -and $last.Flag) { $last.Flag = $false; $drop = 'credential' }
    if ($drop -ne '') { Add-Replaced $drop; if ($drop -eq 'tag') { return '' }; return 'redacted' }
    if ($last.Kind -eq '[') { $last.Flag = $value -match $Flag }
    Clear-Text $key $value
}

function Quoted([string] $text) { ($text -replace '[\x00-\x1f]', ' ').Replace('\', '\\').Replace('"', '\"') }
# The values, each once, as JSON lists of at most so many
function Get-Lists([int] $most, $values) {
    $all = @(@($values) | Where-Object { $_ } | Sort-Object -CaseSensitive -Unique)
    for ($i = 0; $i -lt $all.Count; $i += $most) {
        $part = $all[$i..([Math]::Min($i + $most, $all.Count) - 1)]
        '[' + (($part | ForEach-Object { '"' + $_ + '"' }) -join ', ') + ']'
    }
}
function Get-Once($values) { @(@($values) | Where-Object { $_ } | Sort-Object -CaseSensitive -Unique) }
function Get-Last([string] $name) { $name -replace '.*[/:]', '' }

# ------------------------------------------------------------------------------------------------------------- the calls

$Entries = New-Object Collections.Generic.List[string]
$Answers = @{}
$State = @{ Number = 0; Expired = '' }

function Get-Status([string] $code) {
    switch -Regex -CaseSensitive ($code) {
        '^(AccessDenied|AuthorizationError|Unauthorized)|UnauthorizedOperation|NotAuthorized|Forbidden$' { return 'denied' }
        'Throttl|^(RequestLimitExceeded|TooManyRequests|SlowDown)' { return 'throttled' }
    }
    'error'
}
function Add-Entry([string] $service, [string] $operation, [string] $parameters, [string] $rest) {
    $Entries.Add("{`"service`": `"$service`", `"operation`": `"$operation`", `"parameters`": $parameters, $rest}")
}
function Skip([string] $service, [string] $operation, [string] $parameters, [string] $why) {
    Add-Entry $service $operation $parameters "`"status`": `"skipped`", `"error`": {`"code`": `"Skipped`", `"message`": `"$why`"}"
}
# All answers of an operation so far
function Get-Answers([string] $name) { if ($Answers.ContainsKey($name)) { $Answers[$name].ToArray() } else { @() } }

# Makes a call, page by page where the CLI does not page by itself, files the answer, and answers with its pages.
function Ask([string] $service, [string] $operation, [string] $key, [string] $parameters, [int] $pages = 100) {
    if ($State.Expired -ne '') { return }
    $State.Number++
    if (-not [Console]::IsErrorRedirected) { [Console]::Error.Write("`r$($State.Number) calls: $service $operation          ") }
    $name = "$service $operation"
    if (-not $Answers.ContainsKey($name)) { $Answers[$name] = New-Object Collections.Generic.List[string] }
    $safe = $key -creplace '[^A-Za-z0-9._-]', '-'
    if ($safe.Length -gt 60) { $safe = $safe.Substring(0, 60) }
    $asked = $parameters
    for ($page = 1; ; $page++) {
        $file = "$service/$operation/$($State.Number.ToString('00000'))-$safe" + $(if ($page -gt 1) { "-$page" }) + '.json'
        [IO.File]::WriteAllText((Join-Path $Work 'request.json'), $asked, $Utf8)
        $at = Iso ([DateTime]::UtcNow)
        $done = Invoke-Aws "$service $operation --cli-input-json file://request.json --region $Region --output json --cli-connect-timeout 10 --cli-read-timeout 60"
        if ($done.Code -ne 0) {
            if ($done.Err -match 'Unknown parameter in input: "IncludeManagedResources"') { $parameters = $asked = '{}'; $page--; continue }
            $code = if ($done.Err -match 'An error occurred \(([A-Za-z0-9._-]+)\)') { $Matches[1] } else { '' }
            $message = ($done.Err -replace '\s+', ' ' -replace '^.*An error occurred \([^)]*\) when calling the [A-Za-z0-9-]* operation( \(reached max retries: [0-9]*\))?: ', '').Trim()
            if ($message.Length -gt 600) { $message = $message.Substring(0, 600) }
            if ($code -match '^(ExpiredToken.*|RequestExpired|InvalidClientTokenId|UnrecognizedClientException)$') { $State.Expired = $message }
            $message = Quoted $message
            if ($Redact) { $message = Clear-Text 'message' $message }
            Add-Entry $service $operation $asked "`"status`": `"$(Get-Status $code)`", `"at`": `"$at`", `"error`": {`"code`": `"$code`", `"message`": `"$message`"}"
            return
        }
        $answer = if ($done.Out.Trim() -eq '') { "{}`n" } else { $done.Out }
        $kept = $answer
        if ($Redact -and $answer.Trim() -ne '{}') {
            try {
                $copy = New-Object Text.StringBuilder
                Read-Answer $answer $Redactor $copy
                $kept = $copy.ToString()
            } catch {
                Add-Entry $service $operation $asked "`"status`": `"error`", `"at`": `"$at`", `"error`": {`"code`": `"NotRedacted`", `"message`": `"the answer is not laid out as the CLI does, and was left out`"}"
                return
            }
        }
        $place = Join-Path (Join-Path $Work 'bundle') $file
        $null = New-Item -ItemType Directory -Force -Path (Split-Path $place)
        [IO.File]::WriteAllText($place, $kept, $Utf8)
        $Answers[$name].Add($answer)
        $answer
        $token = if ($answer.Trim() -eq '{}') { $null } else { Get-Fields 'nextToken NextToken' $answer | Select-Object -First 1 }
        $status = if ($token -and $page -ge $pages) { 'truncated' } else { 'ok' }
        Add-Entry $service $operation $asked "`"file`": `"$file`", `"status`": `"$status`", `"at`": `"$at`", `"bytes`": $((Get-Item -LiteralPath $place).Length)"
        if (-not $token -or $status -eq 'truncated') { return }
        $asked = $(if ($parameters -eq '{}') { '{' } else { $parameters.Substring(0, $parameters.Length - 1) + ', ' }) + "`"$($token.At)`": `"$($token.Value)`"}"
    }
}

# -------------------------------------------------------------------------------------------------------------- the end

function Pack([string] $name) {
    $replacements = @(@($Replaced.Keys) | Sort-Object | ForEach-Object { "`"$_`": $($Replaced[$_])" }) -join ', '
    $manifest = "{`"format`": `"drydock-bundle`", `"schemaVersion`": 1, `"tool`": `"drydock-export.ps1 $Version`", `"capturedAt`": `"$(Iso $Started)`", `"account`": `"$Account`", `"region`": `"$Region`",`n"
    if ($Redact) { $manifest += " `"redaction`": {`"profile`": `"export`", `"replaced`": {$replacements}},`n" }
    $manifest += " `"calls`": [`n" + ($Entries -join ",`n") + "`n]}`n"
    [IO.File]::WriteAllText((Join-Path (Join-Path $Work 'bundle') 'manifest.json'), $manifest, $Utf8)
    $archive = $name + '.zip'
    if (-not [IO.Path]::IsPathRooted($archive)) { $archive = Join-Path $Here $archive }
    Compress-Archive -Path (Join-Path (Join-Path $Work 'bundle') '*') -DestinationPath $archive -Force
    if (-not [Console]::IsErrorRedirected) { [Console]::Error.Write("`r" + (' ' * 70) + "`r") }
    $told = @($Entries | ForEach-Object { if ($_ -match '.*"status": "([a-z]+)"') { $Matches[1] } } | Group-Object | ForEach-Object { "$($_.Count) $($_.Name)" }) -join ', '
    Say "$($Entries.Count) calls in $([int] ([DateTime]::UtcNow - $Started).TotalSeconds) s: $told."
    if ($Redact) { Say 'Values of environment variables, tags and labels are left out. Account ids, names and addresses are in it.' }
    "$archive ($([Math]::Ceiling((Get-Item -LiteralPath $archive).Length / 1024)) KB)"
}

# ---------------------------------------------------------------------------------------------------------- what is read

$Account = ''
$finished = $false
try {
    Say "Reading clusters and services in $Region."
    $Account = [string] (Get-Values 'Account' (Ask sts get-caller-identity caller '{}') | Select-Object -First 1)
    if ($Account -eq '') {
        $why = if ($Entries.Count -and $Entries[0] -match '"message": "(.*)"\}\}$') { $Matches[1] } else { 'no answer' }
        $finished = $true
        Refuse "cannot sign in: $why" 3
    }
    $known = @(Get-Values 'clusterArns[]' (Ask ecs list-clusters clusters '{}'))
    if ($Cluster.Count -eq 0) {
        if ($known.Count -ne 1) {
            $finished = $true
            $known | ForEach-Object { Say ('  ' + (Get-Last $_)) }
            Refuse $(if ($known.Count) { 'there are several clusters: give -Cluster' } else { "no cluster was found in ${Region}: give -Cluster" })
        }
        $Cluster = $known
    }
    if ($Output -eq '') { $Output = 'drydock-' + ((Get-Last $Cluster[0]) -creplace '[^A-Za-z0-9._-]', '-') + '-' + $Started.ToString("yyyyMMdd'T'HHmmss'Z'", $Invariant) }
    $null = Ask ecs list-account-settings settings '{"effectiveSettings": true}'
    $null = Ask ecs describe-capacity-providers providers '{}'

    foreach ($one in $Cluster) {
        $c = Quoted $one
        $short = Get-Last $one
        $null = Ask ecs describe-clusters $short "{`"clusters`": [`"$c`"], `"include`": [`"SETTINGS`", `"CONFIGURATIONS`", `"STATISTICS`"]}"
        $chosen = @($Service | ForEach-Object { Quoted $_ })
        if ($chosen.Count -eq 0) { $chosen = @(Get-Values 'serviceArns[]' (Ask ecs list-services $short "{`"cluster`": `"$c`"}")) }
        foreach ($list in @(Get-Lists 10 $chosen)) { $null = Ask ecs describe-services $short "{`"cluster`": `"$c`", `"services`": $list}" }
        foreach ($desired in 'RUNNING', 'STOPPED') {
            $tasks = @()
            if ($Service.Count) {
                foreach ($s in $chosen) {
                    $tasks += Get-Values 'taskArns[]' (Ask ecs list-tasks "$short-$desired" "{`"cluster`": `"$c`", `"serviceName`": `"$($s -replace '.*/', '')`", `"desiredStatus`": `"$desired`"}")
                }
            } else {
                $tasks = @(Get-Values 'taskArns[]' (Ask ecs list-tasks "$short-$desired" "{`"cluster`": `"$c`", `"desiredStatus`": `"$desired`"}"))
            }
            foreach ($list in @(Get-Lists 100 $tasks)) { $null = Ask ecs describe-tasks "$short-$desired" "{`"cluster`": `"$c`", `"tasks`": $list}" }
        }
        $instances = @(Get-Values 'containerInstanceArns[]' (Ask ecs list-container-instances $short "{`"cluster`": `"$c`"}"))
        foreach ($list in @(Get-Lists 100 $instances)) { $null = Ask ecs describe-container-instances $short "{`"cluster`": `"$c`", `"containerInstances`": $list}" }
    }

    $rows = @(Get-Records 'services[].serviceArn services[].serviceName services[].clusterArn services[].deploymentController.type' (Get-Answers 'ecs describe-services'))
    Say "Reading deployments and task definitions of $($rows.Count) services."
    foreach ($row in $rows) {
        $which = "{`"cluster`": `"$($row.clusterArn)`", `"service`": `"$($row.serviceArn)`"}"
        $listed = Ask ecs list-service-deployments $row.serviceName $which 1
        if ('CODE_DEPLOY', 'EXTERNAL' -ccontains $row['type']) { $null = Ask ecs describe-task-sets $row.serviceName $which }
        foreach ($list in @(Get-Lists 20 (Get-Values 'serviceDeployments[].serviceDeploymentArn' $listed))) { $null = Ask ecs describe-service-deployments deployments "{`"serviceDeploymentArns`": $list}" }
    }
    $arns = @(Get-Values 'services[].currentServiceRevisions[].arn' (Get-Answers 'ecs describe-services'))
    $arns += Get-Values 'serviceDeployments[].sourceServiceRevisions[].arn serviceDeployments[].targetServiceRevision.arn' (Get-Answers 'ecs describe-service-deployments')
    foreach ($list in @(Get-Lists 20 $arns)) { $null = Ask ecs describe-service-revisions revisions "{`"serviceRevisionArns`": $list}" }
    $arns = @(Get-Values 'services[].taskDefinition services[].deployments[].taskDefinition services[].taskSets[].taskDefinition' (Get-Answers 'ecs describe-services'))
    $arns += Get-Values 'tasks[].taskDefinitionArn' (Get-Answers 'ecs describe-tasks')
    $arns += Get-Values 'serviceRevisions[].taskDefinition' (Get-Answers 'ecs describe-service-revisions')
    foreach ($arn in Get-Once $arns) { $null = Ask ecs describe-task-definition ($arn -replace '.*/', '') "{`"taskDefinition`": `"$arn`"}" }
    $ids = @(Get-Values 'services[].taskSets[].externalId' (Get-Answers 'ecs describe-services')) + @(Get-Values 'taskSets[].externalId' (Get-Answers 'ecs describe-task-sets'))
    foreach ($id in Get-Once @($ids | Where-Object { $_ -clike 'd-*' })) { $null = Ask deploy get-deployment $id "{`"deploymentId`": `"$id`"}" }

    Say 'Reading load balancers and scaling.'
    $null = Ask elbv2 describe-load-balancers balancers '{}'
    $null = Ask elbv2 describe-target-groups groups '{}'
    $arns = @(Get-Values 'services[].loadBalancers[].targetGroupArn services[].loadBalancers[].advancedConfiguration.alternateTargetGroupArn services[].taskSets[].loadBalancers[].targetGroupArn' (Get-Answers 'ecs describe-services'))
    $arns += Get-Values 'taskSets[].loadBalancers[].targetGroupArn' (Get-Answers 'ecs describe-task-sets')
    $arns += Get-Values 'serviceRevisions[].loadBalancers[].targetGroupArn serviceRevisions[].loadBalancers[].advancedConfiguration.alternateTargetGroupArn' (Get-Answers 'ecs describe-service-revisions')
    $groups = @(Get-Once $arns)
    foreach ($arn in $groups) {
        $null = Ask elbv2 describe-target-group-attributes ($arn.Split('/')[1]) "{`"TargetGroupArn`": `"$arn`"}"
        $null = Ask elbv2 describe-target-health ($arn.Split('/')[1]) "{`"TargetGroupArn`": `"$arn`"}"
    }
    # One pair a target group and load balancer of it
    $balanced = @()
    $vpcs = @()
    $places = @(Get-Fields 'TargetGroups[].TargetGroupArn TargetGroups[].LoadBalancerArns[] TargetGroups[].VpcId' (Get-Answers 'elbv2 describe-target-groups'))
    foreach ($place in @($places | Where-Object { $_ } | Group-Object Record)) {
        $arn = @($place.Group | Where-Object { $_.At -clike '*TargetGroupArn' })[0].Value
        if ($groups -cnotcontains $arn) { continue }
        $vpcs += @($place.Group | Where-Object { $_.At -clike '*VpcId' } | ForEach-Object { $_.Value })
        $balanced += @($place.Group | Where-Object { $_.At -like '*LoadBalancerArns*' } | ForEach-Object { [pscustomobject] @{ Group = $arn; Balancer = $_.Value } })
    }
    $balancers = @(Get-Once @($balanced | ForEach-Object { $_.Balancer }))
    foreach ($arn in $balancers) {
        $null = Ask elbv2 describe-load-balancer-attributes ($arn.Split('/')[2]) "{`"LoadBalancerArn`": `"$arn`"}"
        $null = Ask elbv2 describe-listeners ($arn.Split('/')[2]) "{`"LoadBalancerArn`": `"$arn`"}"
    }
    foreach ($arn in Get-Once (Get-Values 'Listeners[].ListenerArn' (Get-Answers 'elbv2 describe-listeners'))) { $null = Ask elbv2 describe-rules listener "{`"ListenerArn`": `"$arn`"}" }
    $answered = Ask application-autoscaling describe-scalable-targets ecs '{"ServiceNamespace": "ecs"}'
    $scaled = @(Get-Values 'ScalableTargets[].ResourceId' $answered)
    foreach ($row in $rows) {
        $id = "service/$(Get-Last $row.clusterArn)/$($row.serviceName)"
        if ($answered -and $scaled -cnotcontains $id) { continue }
        $null = Ask application-autoscaling describe-scaling-policies $row.serviceName "{`"ServiceNamespace`": `"ecs`", `"ResourceId`": `"$id`"}"
        $null = Ask application-autoscaling describe-scaling-activities $row.serviceName "{`"ServiceNamespace`": `"ecs`", `"ResourceId`": `"$id`", `"IncludeNotScaledActivities`": true}"
    }
    $names = @(Get-Values 'capacityProviders[].autoScalingGroupProvider.autoScalingGroupArn' (Get-Answers 'ecs describe-capacity-providers') | ForEach-Object { $_ -replace '.*autoScalingGroupName/', '' })
    foreach ($list in @(Get-Lists 50 $names)) { $null = Ask autoscaling describe-auto-scaling-groups groups "{`"AutoScalingGroupNames`": $list}" }

    Say 'Reading the network.'
    $attributes = @(Get-Values 'containerInstances[].attributes[].value' (Get-Answers 'ecs describe-container-instances'))
    $subnets = @(Get-Values 'services[].networkConfiguration.awsvpcConfiguration.subnets[] services[].deployments[].networkConfiguration.awsvpcConfiguration.subnets[] services[].taskSets[].networkConfiguration.awsvpcConfiguration.subnets[]' (Get-Answers 'ecs describe-services'))
    $subnets += @($attributes | Where-Object { $_ -clike 'subnet-*' })
    foreach ($list in @(Get-Lists 200 $subnets)) { $vpcs += Get-Values 'Subnets[].VpcId' (Ask ec2 describe-subnets services "{`"Filters`": [{`"Name`": `"subnet-id`", `"Values`": $list}]}") }
    $vpcs = @(Get-Once ($vpcs + @($attributes | Where-Object { $_ -clike 'vpc-*' })))
    foreach ($vpc in $vpcs) {
        $in = "[{`"Name`": `"vpc-id`", `"Values`": [`"$vpc`"]}]"
        $null = Ask ec2 describe-vpcs $vpc "{`"VpcIds`": [`"$vpc`"]}"
        $null = Ask ec2 describe-vpc-attribute "$vpc-support" "{`"VpcId`": `"$vpc`", `"Attribute`": `"enableDnsSupport`"}"
        $null = Ask ec2 describe-vpc-attribute "$vpc-hostnames" "{`"VpcId`": `"$vpc`", `"Attribute`": `"enableDnsHostnames`"}"
        $null = Ask ec2 describe-subnets $vpc "{`"Filters`": $in}"
        $null = Ask ec2 describe-route-tables $vpc "{`"Filters`": $in}"
        $null = Ask ec2 describe-security-groups $vpc "{`"Filters`": $in}"
        $null = Ask ec2 describe-network-acls $vpc "{`"Filters`": $in}"
        $null = Ask ec2 describe-nat-gateways $vpc "{`"Filter`": $in}"
        $null = Ask ec2 describe-internet-gateways $vpc "{`"Filters`": [{`"Name`": `"attachment.vpc-id`", `"Values`": [`"$vpc`"]}]}"
        $null = Ask ec2 describe-vpc-endpoints $vpc "{`"Filters`": $in}"
        $null = Ask ec2 describe-flow-logs $vpc "{`"Filter`": [{`"Name`": `"resource-id`", `"Values`": [`"$vpc`"]}]}"
    }
    $null = Ask ec2 describe-network-interfaces region '{"IncludeManagedResources": true}'
    $null = Ask ec2 describe-prefix-lists region '{}'
    $options = @(Get-Values 'Vpcs[].DhcpOptionsId' (Get-Answers 'ec2 describe-vpcs') | Where-Object { $_ -clike 'dopt-*' })
    foreach ($list in @(Get-Lists 100 $options)) { $null = Ask ec2 describe-dhcp-options options "{`"DhcpOptionsIds`": $list}" }
    $ids = @(Get-Values 'SecurityGroups[].IpPermissions[].PrefixListIds[].PrefixListId SecurityGroups[].IpPermissionsEgress[].PrefixListIds[].PrefixListId' (Get-Answers 'ec2 describe-security-groups'))
    $ids += Get-Values 'RouteTables[].Routes[].DestinationPrefixListId' (Get-Answers 'ec2 describe-route-tables')
    $known = @(Get-Values 'PrefixLists[].PrefixListId' (Get-Answers 'ec2 describe-prefix-lists'))
    foreach ($id in Get-Once @($ids | Where-Object { $known -cnotcontains $_ })) { $null = Ask ec2 get-managed-prefix-list-entries $id "{`"PrefixListId`": `"$id`"}" }
    $ids = @(Get-Values 'containerInstances[].ec2InstanceId' (Get-Answers 'ecs describe-container-instances') | Where-Object { $_ -clike 'i-*' })
    foreach ($list in @(Get-Lists 100 $ids)) { $null = Ask ec2 describe-instances instances "{`"Filters`": [{`"Name`": `"instance-id`", `"Values`": $list}]}" }
    $types = @(Get-Values 'Reservations[].Instances[].InstanceType' (Get-Answers 'ec2 describe-instances'))
    $isType = $false
    foreach ($field in @(Get-Fields 'containerInstances[].attributes[].name containerInstances[].attributes[].value' (Get-Answers 'ecs describe-container-instances'))) {
        if ($field.At -clike '*name') { $isType = $field.Value -ceq 'ecs.instance-type' } elseif ($isType) { $types += $field.Value; $isType = $false }
    }
    foreach ($list in @(Get-Lists 100 $types)) { $null = Ask ec2 describe-instance-types types "{`"InstanceTypes`": $list}" }
    foreach ($quota in @('vpc', 'L-DF5E4CA3'), @('fargate', 'L-3032A538'), @('fargate', 'L-36FBB829')) {
        $null = Ask service-quotas get-service-quota ($quota -join '-') "{`"ServiceCode`": `"$($quota[0])`", `"QuotaCode`": `"$($quota[1])`"}"
    }

    Say "Reading roles, secrets' descriptions, log groups and images."
    $definitions = @(Get-Answers 'ecs describe-task-definition')
    $container = 'taskDefinition.containerDefinitions[]'
    foreach ($role in Get-Once @(Get-Values 'taskDefinition.taskRoleArn taskDefinition.executionRoleArn' $definitions | ForEach-Object { $_ -replace '.*/', '' })) {
        $null = Ask iam get-role $role "{`"RoleName`": `"$role`"}"
        $null = Ask iam list-attached-role-policies $role "{`"RoleName`": `"$role`"}"
        foreach ($policy in @(Get-Values 'PolicyNames[]' (Ask iam list-role-policies $role "{`"RoleName`": `"$role`"}"))) {
            $null = Ask iam get-role-policy "$role-$policy" "{`"RoleName`": `"$role`", `"PolicyName`": `"$policy`"}"
        }
    }
    $arns = @(Get-Values 'AttachedPolicies[].PolicyArn' (Get-Answers 'iam list-attached-role-policies')) + @(Get-Values 'Role.PermissionsBoundary.PermissionsBoundaryArn' (Get-Answers 'iam get-role'))
    foreach ($arn in Get-Once $arns) {
        $current = @(Get-Values 'Policy.DefaultVersionId' (Ask iam get-policy (Get-Last $arn) "{`"PolicyArn`": `"$arn`"}"))
        foreach ($one in @($current)) { $null = Ask iam get-policy-version (Get-Last $arn) "{`"PolicyArn`": `"$arn`", `"VersionId`": `"$one`"}" }
    }
    $from = @(Get-Once (Get-Values "$container.secrets[].valueFrom $container.logConfiguration.secretOptions[].valueFrom" $definitions))
    $ids = @($from | Where-Object { $_ -cmatch '^arn:[^:]*:secretsmanager:' } | ForEach-Object { ($_.Split(':') | Select-Object -First 7) -join ':' })
    $ids += Get-Values "$container.repositoryCredentials.credentialsParameter" $definitions
    foreach ($id in Get-Once $ids) {
        if ($id -clike 'arn:*' -and $id.Split(':')[3] -cne $Region) { Skip secretsmanager describe-secret "{`"SecretId`": `"$id`"}" 'the secret is in another region' }
        else { $null = Ask secretsmanager describe-secret (Get-Last $id) "{`"SecretId`": `"$id`"}" }
    }
    $names = @($from | Where-Object { $_ -cnotlike 'arn:*' })
    $names += @($from | Where-Object { $_ -cmatch "^arn:[^:]*:ssm:${Region}:" } | ForEach-Object { $_ -replace '.*:parameter/', '' } | ForEach-Object { if ($_.Contains('/')) { "/$_" } else { $_ } })
    foreach ($list in @(Get-Lists 50 $names)) { $null = Ask ssm describe-parameters parameters "{`"ParameterFilters`": [{`"Key`": `"Name`", `"Option`": `"Equals`", `"Values`": $list}]}" }
    $keys = @(Get-Values 'KmsKeyId' (Get-Answers 'secretsmanager describe-secret')) + @(Get-Values 'Parameters[].KeyId' (Get-Answers 'ssm describe-parameters'))
    $keys += Get-Values 'clusters[].configuration.executeCommandConfiguration.kmsKeyId' (Get-Answers 'ecs describe-clusters')
    foreach ($key in Get-Once @($keys | Where-Object { $_ -cnotlike '*alias/aws/*' })) { $null = Ask kms describe-key (Get-Last $key) "{`"KeyId`": `"$key`"}" }
    # A policy is read by id or ARN, not by alias
    foreach ($key in Get-Once (Get-Values 'KeyMetadata.Arn' (Get-Answers 'kms describe-key'))) { $null = Ask kms get-key-policy (Get-Last $key) "{`"KeyId`": `"$key`", `"PolicyName`": `"default`"}" }
    foreach ($name in Get-Once (Get-Values "$container.logConfiguration.options.awslogs-group" $definitions)) { $null = Ask logs describe-log-groups (Get-Last $name) "{`"logGroupNamePrefix`": `"$name`"}" }

    $images = @(Get-Values "$container.image" $definitions)
    $pulled = ''
    foreach ($field in @(Get-Fields 'tasks[].containers[].image tasks[].containers[].imageDigest' (Get-Answers 'ecs describe-tasks'))) {
        if ($field.At -clike '*image') { $pulled = $field.Value } elseif ($pulled -ne '') { $images += ($pulled -replace '@.*', '' -replace ':[^:/]*$', '') + '@' + $field.Value; $pulled = '' }
    }
    $ofEcr = "^([0-9]+)\.dkr\.ecr(?:-fips)?\.$Region\.amazonaws\.com(?:\.cn)?/([^@:]+)(?::([^@]+))?(?:@(.+))?`$"
    foreach ($image in Get-Once $images) {
        if ($image -cnotmatch $ofEcr) { continue }
        $owner = if ($Matches[1] -eq $Account) { '' } else { "`"registryId`": `"$($Matches[1])`", " }
        $which = if ($Matches.ContainsKey(4)) { "`"imageDigest`": `"$($Matches[4])`"" } elseif ($Matches.ContainsKey(3)) { "`"imageTag`": `"$($Matches[3])`"" } else { '"imageTag": "latest"' }
        $null = Ask ecr describe-images $Matches[2] "{$owner`"repositoryName`": `"$($Matches[2])`", `"imageIds`": [{$which}]}"
    }
    $details = @(Get-Records 'imageDetails[].repositoryName imageDetails[].imageDigest' (Get-Answers 'ecr describe-images'))
    foreach ($image in Get-Once @($details | ForEach-Object { "{`"repositoryName`": `"$($_.repositoryName)`", `"imageDigest`": `"$($_.imageDigest)`"}" })) {
        Skip ecr image-config $image 'the AWS CLI alone does not download an image configuration'
    }

    Say 'Reading alarms and metrics.'
    $null = Ask cloudwatch describe-alarms region '{"AlarmTypes": ["MetricAlarm", "CompositeAlarm"]}'
    $series = @{ 60 = (New-Object Collections.Generic.List[string]); 300 = (New-Object Collections.Generic.List[string]) }
    function Series([int] $period, [string] $namespace, $dimensions, $statistics, $metrics) {
        $pairs = @(for ($i = 0; $i -lt $dimensions.Count; $i += 2) { "{`"Name`": `"$($dimensions[$i])`", `"Value`": `"$($dimensions[$i + 1])`"}" }) -join ', '
        foreach ($metric in $metrics) {
            foreach ($statistic in $statistics) {
                $series[$period].Add("`"Label`": `"$metric $statistic`", `"MetricStat`": {`"Metric`": {`"Namespace`": `"$namespace`", `"MetricName`": `"$metric`", `"Dimensions`": [$pairs]}, `"Period`": $period, `"Stat`": `"$statistic`"}")
            }
        }
    }
    foreach ($arn in @($balancers | Where-Object { $_ -clike '*:loadbalancer/app/*' })) {
        Series 60 AWS/ApplicationELB @('LoadBalancer', ($arn -replace '.*:loadbalancer/', '')) Sum @('HTTPCode_ELB_5XX_Count', 'HTTPCode_ELB_502_Count', 'HTTPCode_ELB_503_Count', 'HTTPCode_ELB_504_Count', 'RequestCount')
    }
    foreach ($pair in @($balanced | Where-Object { $_.Balancer -clike '*:loadbalancer/app/*' })) {
        $d = @('LoadBalancer', ($pair.Balancer -replace '.*:loadbalancer/', ''), 'TargetGroup', ($pair.Group -replace '.*:', ''))
        Series 60 AWS/ApplicationELB $d @('Average', 'Maximum', 'p95', 'p99') TargetResponseTime
        Series 60 AWS/ApplicationELB $d Sum @('RequestCountPerTarget', 'HTTPCode_Target_5XX_Count')
        Series 60 AWS/ApplicationELB $d @('Minimum', 'Maximum') @('HealthyHostCount', 'UnHealthyHostCount')
    }
    foreach ($row in $rows) {
        $d = @('ClusterName', (Get-Last $row.clusterArn), 'ServiceName', $row.serviceName)
        Series 60 AWS/ECS $d @('Average', 'Maximum') @('CPUUtilization', 'MemoryUtilization')
        Series 300 AWS/ECS $d @('Average', 'Maximum') @('CPUUtilization', 'MemoryUtilization')
        Series 60 ECS/ContainerInsights $d Average @('RunningTaskCount', 'DesiredTaskCount', 'PendingTaskCount')
    }
    $one = ''
    foreach ($field in @(Get-Fields 'clusters[].clusterName clusters[].capacityProviders[]' (Get-Answers 'ecs describe-clusters'))) {
        if ($field.At -clike '*clusterName') { $one = $field.Value; Series 60 AWS/ECS @('ClusterName', $one) Average @('CPUReservation', 'MemoryReservation') }
        elseif ('FARGATE', 'FARGATE_SPOT' -cnotcontains $field.Value) { Series 60 AWS/ECS/ManagedScaling @('ClusterName', $one, 'CapacityProviderName', $field.Value) Average CapacityProviderReservation }
    }
    foreach ($id in Get-Once (Get-Values 'NatGateways[].NatGatewayId' (Get-Answers 'ec2 describe-nat-gateways'))) {
        Series 60 AWS/NATGateway @('NatGatewayId', $id) Sum @('BytesInFromDestination', 'BytesOutToSource', 'BytesOutToDestination', 'ErrorPortAllocation', 'PacketsDropCount')
        Series 60 AWS/NATGateway @('NatGatewayId', $id) Maximum PeakBytesPerSecond
    }
    foreach ($end in @(Get-Records 'VpcEndpoints[].VpcEndpointId VpcEndpoints[].VpcEndpointType VpcEndpoints[].ServiceName VpcEndpoints[].VpcId' (Get-Answers 'ec2 describe-vpc-endpoints'))) {
        if ($end.VpcEndpointType -ceq 'Gateway') { continue }
        Series 60 AWS/PrivateLinkEndpoints @('Endpoint Type', $end.VpcEndpointType, 'Service Name', $end.ServiceName, 'VPC Endpoint Id', $end.VpcEndpointId, 'VPC Id', $end.VpcId) Sum BytesProcessed
    }
    $minute = $Started.AddTicks(-($Started.Ticks % [TimeSpan]::TicksPerMinute))
    foreach ($period in 60, 300) {
        if ($period -eq 60) { $begin = $minute.AddHours(-3); $end = $minute } else { $begin = $minute.AddHours(-24); $end = $minute.AddHours(-3) }
        for ($i = 0; $i -lt $series[$period].Count; $i += 500) {
            $queries = @(for ($j = $i; $j -lt [Math]::Min($i + 500, $series[$period].Count); $j++) { "{`"Id`": `"m$($j - $i)`", $($series[$period][$j])}" }) -join ', '
            $null = Ask cloudwatch get-metric-data $period "{`"StartTime`": `"$(Iso $begin)`", `"EndTime`": `"$(Iso $end)`", `"ScanBy`": `"TimestampDescending`", `"MetricDataQueries`": [$queries]}"
        }
    }

    $finished = $true
    if ($State.Expired -ne '') {
        Say "The sign-in ran out ($($State.Expired)): packing what is recorded so far."
        Pack "$Output-partial"
        exit 3
    }
    Pack $Output
} finally {
    if (-not $finished -and $Account -ne '' -and $Entries.Count) {
        Say 'Interrupted: packing what is recorded so far.'
        if ($Output -eq '') { $Output = 'drydock' }
        # In a pipeline that is being stopped nothing can be written to it any more
        $packed = Pack "$Output-partial"
        Say "$packed"
    }
    Remove-Item -Recurse -Force -LiteralPath $Work -ErrorAction SilentlyContinue
}
