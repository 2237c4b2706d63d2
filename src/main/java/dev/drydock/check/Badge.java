package dev.drydock.check;

/// The five failure badges, in their order.
public enum Badge {
    DEPLOY_502("deploy-502", "Deploy-time 502s"),
    IP_HEADROOM("ip-headroom", "Address and ENI exhaustion"),
    SIGTERM("sigterm", "Swallowed SIGTERM"),
    SCALING("scaling", "Late or flapping scaling"),
    ROLLBACK("rollback", "A bad deploy that never rolls back");

    private final String id;
    private final String title;

    Badge(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// The name that scripts and file formats use.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// The number that stands in the badge, from 1.
    public int number() {
        return ordinal() + 1;
    }
}
