package dev.drydock.path;

/// The columns of the path, from left to right.
public enum Lane {
    CLIENTS("Clients"),
    LOAD_BALANCER("Load balancer"),
    SERVICE("Service"),
    TASKS("Task ENIs · subnets"),
    EGRESS("Endpoints · egress");

    private final String title;

    Lane(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
