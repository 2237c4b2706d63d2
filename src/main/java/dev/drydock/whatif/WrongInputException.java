package dev.drydock.whatif;

/// An input that cannot be reckoned with. Its message is one sentence for people: which input, what is wrong, what is right.
public final class WrongInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongInputException(String sentence) {
        super(sentence);
    }
}
