package dev.drydock;

public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
