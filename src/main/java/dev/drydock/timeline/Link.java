package dev.drydock.timeline;

/// Two things that belong together.
///
/// @param inferred whether it is only their times that say so; else the record does
/// @param why what says so, as a sentence
public record Link(Happening from, Happening to, boolean inferred, String why) {

    public Happening other(Happening one) {
        return one.equals(from) ? to : from;
    }
}
