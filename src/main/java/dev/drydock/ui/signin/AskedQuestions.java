package dev.drydock.ui.signin;

import dev.drydock.capture.credentials.Questions;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Brings questions from the thread that needs the answer to the window. While nobody shows them, they are not answered.
public final class AskedQuestions implements Questions {
    private volatile Consumer<Question> asked = question -> question.answer().complete("");

    void ask(Consumer<Question> newAsked) {
        asked = newAsked;
    }

    @Override
    public boolean mayRun(String profile, String command) {
        return !answer(Question.Kind.RUN_PROGRAM, profile, command).isEmpty();
    }

    @Override
    public Optional<String> mfaCode(String profile, String serial) {
        return Optional.of(answer(Question.Kind.MFA_CODE, profile, serial)).filter(code -> !code.isEmpty());
    }

    private String answer(Question.Kind kind, String profile, String detail) {
        var question = new Question(kind, profile, detail, new CompletableFuture<>());
        asked.accept(question);
        try {
            return question.answer().get().strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            return "";
        }
    }
}
