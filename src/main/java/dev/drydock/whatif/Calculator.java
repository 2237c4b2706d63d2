package dev.drydock.whatif;

import dev.drydock.advice.Redaction;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A kind of question: what it takes, and how a record fills it in.
///
/// @param id as it is typed: `surge`
/// @param question what it answers
/// @param sources the pages that its formulas stand on
/// @param example options that show it
/// @param reads makes the question of its inputs
/// @param fills what a recorded service says of the inputs
public record Calculator(String id, String question, List<Parameter> parameters, List<String> sources, String example,
        Function<Inputs, WhatIf> reads, Function<Subject, Filling> fills) {

    /// Works it out.
    ///
    /// @param given by the names of the parameters
    /// @param subject the service that fills in what is not given; null for none
    /// @throws WrongInputException when an input cannot be reckoned with
    public Answer answer(Map<String, String> given, @Nullable Subject subject) {
        var filling = subject == null ? Filling.NONE : fills.apply(subject);
        var inputs = new Inputs(parameters, given, filling);
        var whatIf = reads.apply(inputs);
        var commands = subject == null ? List.<AwsCommand>of() : whatIf.commands(subject);
        var offered = subject == null ? commands : commands.stream().filter(command -> !Redaction.blocks(subject.inventory().source(), command)).toList();
        var lacking = filling.lacking().stream().filter(lack -> given.keySet().stream().noneMatch(name -> lack.startsWith(name + " ("))).toList();
        return new Answer(this, subject == null ? null : subject.service().name(), inputs.told(), whatIf.outcome(), offered, offered.size() < commands.size(), lacking);
    }
}
