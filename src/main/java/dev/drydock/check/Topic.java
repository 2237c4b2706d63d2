package dev.drydock.check;

/// What a check outside the five badges speaks of, in the order in which reports list them.
public enum Topic {
    IMAGE_PATH("image-path", "The image path and egress"),
    START("start", "Starting tasks"),
    CAPACITY("capacity", "Capacity on EC2"),
    INCIDENT("incident", "The whole incident"),
    ADVICE("advice", "Evidence and advice");

    private final String id;
    private final String title;

    Topic(String id, String title) {
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
}
