package dev.drydock.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An IAM role with who may assume it, its managed policies and its inline ones.
public final class Role {

    /// The managed policy that AWS gives to execution roles (ECS developer guide, "Task execution IAM role").
    public static final String EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    final String name;
    private String trusted = "ecs-tasks.amazonaws.com";
    final List<String> managed = new ArrayList<>();
    final Map<String, List<Object>> inline = new LinkedHashMap<>();

    Role(String name) {
        this.name = name;
    }

    /// The service principal that may assume it.
    public Role trusting(String principal) {
        trusted = principal;
        return this;
    }

    public Role withManagedPolicy(String arn) {
        managed.add(arn);
        return this;
    }

    public Role withoutPolicies() {
        managed.clear();
        inline.clear();
        return this;
    }

    /// One more statement of the inline policy of this name.
    public Role allowing(String policy, List<String> actions, List<String> resources) {
        inline.computeIfAbsent(policy, key -> new ArrayList<>()).add(statement(actions, resources));
        return this;
    }

    static Map<String, Object> statement(List<String> actions, List<String> resources) {
        return Json.obj("Effect", "Allow", "Action", actions, "Resource", resources);
    }

    static Map<String, Object> document(List<Object> statements) {
        return Json.obj("Version", "2012-10-17", "Statement", statements);
    }

    Map<String, Object> trust() {
        return document(Json.list(Json.obj("Effect", "Allow", "Principal", Json.obj("Service", trusted), "Action", "sts:AssumeRole")));
    }
}
