package dev.drydock.check.policy;

import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.iam.ManagedPolicy;
import dev.drydock.inventory.iam.Role;
import dev.drydock.inventory.iam.RolePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a role of a task may do, and who may be it.
///
/// Ask [#may] for an action of the role, [#trusts] for who may assume it. Where [#absence] is there, the role was proven not to exist, and nothing else is worth
/// asking.
public final class RoleAccess {
    /// Under this name ECS assumes both roles of a task (ECS developer guide, "Amazon ECS task IAM role").
    public static final String ECS_TASKS = "ecs-tasks.amazonaws.com";

    private final Inventory inventory;
    private final String reference;
    private final String name;
    private final String region;
    private final String serviceArn;
    private final @Nullable Role role;

    private RoleAccess(Subject subject, String reference) {
        inventory = subject.inventory();
        this.reference = reference;
        name = reference.substring(reference.lastIndexOf('/') + 1);
        region = subject.region();
        serviceArn = subject.service().serviceArn();
        role = inventory.find(Role.class, reference).or(() -> named()).orElse(null);
    }

    /// @param reference the role as a task definition names it: its ARN with its path, or its name
    public static RoleAccess of(Subject subject, String reference) {
        return new RoleAccess(subject, reference);
    }

    /// By name where the ARN is not that of a role in another account.
    private Optional<Role> named() {
        return inventory.roleNamed(name).filter(found -> !reference.startsWith("arn:") || account(found.arn()).equals(account(reference)));
    }

    /// The role's name without its path, as IAM's commands take it.
    public String name() {
        return name;
    }

    /// The role's ARN as recorded, else as the task definition names it.
    public String arn() {
        return role != null ? role.arn()
                : reference.startsWith("arn:") ? reference : "arn:" + partition() + ":iam::" + account(serviceArn) + ":role/" + reference;
    }

    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    /// Whether the role is recorded under another ARN than the one that the task definition gives: one with another path, which cannot be assumed.
    public boolean isNamedWrongly() {
        return role != null && reference.startsWith("arn:") && !reference.equals(role.arn());
    }

    /// Whether it is a role of another account, which ECS cannot pass to a task.
    public boolean isElsewhere() {
        return reference.startsWith("arn:") && !account(reference).equals(account(serviceArn));
    }

    /// The recorded answer of IAM that there is no such role.
    public Optional<Call> absence() {
        return role != null || isElsewhere() ? Optional.empty() : inventory.calls().named("iam get-role").stream()
                .filter(call -> name.equals(call.text("RoleName")) && call.error() != null && call.error().code().startsWith("NoSuchEntity"))
                .findFirst();
    }

    /// The call that tells of the role.
    public Read read() {
        return Reads.getRole(name);
    }

    /// Whether the role's policies, and its permissions boundary, allow an action.
    ///
    /// @param resource an ARN, or `*` for an action that takes no resource; wildcards stand for what is not known of it
    public Answer may(String action, String resource) {
        return may(action, resource, Map.of());
    }

    /// @param context what is known of the request besides, by condition key
    Answer may(String action, String resource, Map<String, String> context) {
        var request = new Request(action, resource, Caller.role(arn(), Match.NO), context(resource, context));
        var own = own().ask(request);
        return role == null || role.permissionsBoundary() == null ? own : own.within(boundary().ask(request));
    }

    /// Whether the role's trust policy lets the tasks of this service be it.
    public Answer trusts(String servicePrincipal) {
        var document = role == null ? null : role.assumeRolePolicyDocument();
        var set = document == null || role == null ? PolicySet.unread(PolicySet.Kind.TRUST, new Doubt(null, read()))
                : PolicySet.of(PolicySet.Kind.TRUST, trust(role));
        // ECS gives the account, and the ARN of what it acts for: of that no more than the beginning is documented.
        return set.ask(new Request("sts:AssumeRole", arn(), Caller.service(servicePrincipal), Map.of(
                "aws:SourceAccount", account(serviceArn),
                "aws:SourceArn", "arn:" + partition() + ":ecs:" + region + ":" + account(serviceArn) + ":*")));
    }

    /// The trust policy, where it is recorded.
    public Optional<Policy> trustPolicy() {
        return role == null || role.assumeRolePolicyDocument() == null ? Optional.empty() : Optional.of(trust(role));
    }

    private Policy trust(Role of) {
        return new Policy("the trust policy of role " + name, Objects.requireNonNull(of.assumeRolePolicyDocument()), of, "/AssumeRolePolicyDocument", read());
    }

    /// The names of the role's inline policies, where the whole list is recorded.
    public Optional<List<String>> inlinePolicyNames() {
        return inventory.calls().pages(Reads.listRolePolicies(name)).isEmpty() ? Optional.empty() : Optional.of(inventory.inlinePolicyNames(name));
    }

    /// The role's own policies, inline and attached, as far as they are recorded.
    public List<Policy> policies() {
        return own().policies();
    }

    /// What is not recorded of the role's own policies and its boundary; empty where all are.
    public List<Doubt> unread() {
        var unread = new ArrayList<>(own().unread());
        if (role != null && role.permissionsBoundary() != null) {
            unread.addAll(boundary().unread());
        }
        return List.copyOf(unread);
    }

    private PolicySet own() {
        var policies = new ArrayList<Policy>();
        var unread = new ArrayList<Doubt>();
        if (role == null) {
            unread.add(new Doubt(null, read()));
        }
        if (isElsewhere()) {
            return new PolicySet(PolicySet.Kind.IDENTITY, List.of(), unread);
        }
        for (var listing : List.of(Reads.listAttachedRolePolicies(name), Reads.listRolePolicies(name))) {
            if (inventory.calls().pages(listing).isEmpty()) {
                unread.add(new Doubt(null, listing));
            }
        }
        for (var attached : inventory.attachedPolicies(name)) {
            add(attached.policyArn(), policies, unread);
        }
        for (var inline : inventory.inlinePolicyNames(name)) {
            var read = Reads.getRolePolicy(name, inline);
            var recorded = inventory.find(RolePolicy.class, RolePolicy.id(name, inline)).orElse(null);
            if (recorded == null || recorded.policyDocument() == null) {
                unread.add(new Doubt(null, read));
            } else {
                policies.add(new Policy("inline policy " + inline, recorded.policyDocument(), recorded, "/PolicyDocument", read));
            }
        }
        return new PolicySet(PolicySet.Kind.IDENTITY, List.copyOf(policies), List.copyOf(unread));
    }

    private PolicySet boundary() {
        var policies = new ArrayList<Policy>();
        var unread = new ArrayList<Doubt>();
        var arn = role == null || role.permissionsBoundary() == null ? null : role.permissionsBoundary().permissionsBoundaryArn();
        if (arn == null) {
            unread.add(new Doubt("the role has a permissions boundary, and its ARN is not recorded", read()));
        } else {
            add(arn, policies, unread);
        }
        return new PolicySet(PolicySet.Kind.IDENTITY, policies, unread);
    }

    private void add(String policyArn, List<Policy> policies, List<Doubt> unread) {
        var named = inventory.find(ManagedPolicy.class, policyArn);
        var version = inventory.policyInForce(policyArn).orElse(null);
        if (version != null && version.document() != null) {
            policies.add(new Policy("policy " + policyArn.substring(policyArn.lastIndexOf('/') + 1), version.document(), version, "/Document",
                    Reads.getPolicyVersion(policyArn, version.versionId())));
        } else {
            var id = named.map(ManagedPolicy::defaultVersionId).orElse(null);
            unread.add(new Doubt(null, id == null ? Reads.getPolicy(policyArn) : Reads.getPolicyVersion(policyArn, id)));
        }
    }

    /// Condition keys that are certain for a call that ECS makes with the role's credentials (IAM user guide, "AWS global condition context keys").
    private Map<String, String> context(String resource, Map<String, String> more) {
        var context = new HashMap<String, String>();
        context.put("aws:PrincipalAccount", account(arn()));
        context.put("aws:PrincipalType", "AssumedRole");
        context.put("aws:SecureTransport", "true");
        if (role != null && "/".equals(role.path())) {
            context.put("aws:PrincipalArn", role.arn());
        }
        var parts = resource.split(":", 6);
        if (parts.length == 6 && !parts[4].isEmpty()) {
            context.put("aws:ResourceAccount", parts[4]);
        }
        if (parts.length < 6) {
            context.put("aws:RequestedRegion", region);
        } else if (!parts[3].isEmpty()) {
            context.put("aws:RequestedRegion", parts[3]);
        }
        context.putAll(more);
        return context;
    }

    private String partition() {
        return serviceArn.split(":", 3)[1];
    }

    private static String account(String arn) {
        var parts = arn.split(":", 6);
        return parts.length > 4 ? parts[4] : "";
    }
}
