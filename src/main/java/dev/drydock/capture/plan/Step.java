package dev.drydock.capture.plan;

import dev.drydock.capture.api.Caller;
import dev.drydock.capture.api.Operation;
import dev.drydock.capture.api.Operations;
import dev.drydock.inventory.call.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One row of the plan: a call, or the same call for each thing or for some things at a time.
///
/// @param id what later steps call it by: the call, and where one call stands in two rows, what for
/// @param operation what is called; only the list of operations has these
/// @param inputs what it takes from which earlier steps
/// @param early whether a request can be made from each row alone, as it comes; else all earlier steps must have come to an end, so that as few calls as possible are made
/// @param pages how many pages are read
/// @param requests the calls to make. Of those that are the same, one is made
public record Step(String id, Operation operation, List<From> inputs, boolean early, int pages, Function<Rows, Stream<Request>> requests) {

    /// What is no call of an API: the configuration of an image, as it is downloaded by digest.
    public static final String IMAGE_CONFIG = "ecr image-config";
    /// Whose registry an image is in, where it is not the caller's; and what it is run on, as images name that. Both stand beside the request.
    public static final String REGISTRY = "registryId";
    public static final String ARCHITECTURE = "architecture";

    /// The operation that is called for a row, or that is called first.
    private static Operation operation(String call) {
        return Operations.named(call.equals(IMAGE_CONFIG) ? "ecr batch-get-image" : call);
    }

    public boolean isImageConfig() {
        return id.equals(IMAGE_CONFIG);
    }

    /// What is recorded of a request.
    public Read read(Request request) {
        return isImageConfig() ? new Read("ecr", "image-config", request.parameters()) : operation.read(request.parameters());
    }

    /// A call that needs nothing.
    static Step once(String call, Request... requests) {
        var given = requests.length == 0 ? List.of(Request.BARE) : List.of(requests);
        return new Step(call, operation(call), List.of(), false, Caller.ALL_PAGES, rows -> given.stream());
    }

    /// A call for each row, made as the row comes.
    static Step each(String call, List<From> inputs, Function<Row, Stream<Request>> requests) {
        return new Step(call, operation(call), inputs, true, Caller.ALL_PAGES, rows -> rows.all().flatMap(requests));
    }

    /// A call that is made when all earlier ones have come to an end.
    static Step last(String call, List<From> inputs, Function<Rows, Stream<Request>> requests) {
        return new Step(call, operation(call), inputs, false, Caller.ALL_PAGES, requests);
    }

    /// A call for as many things at a time as the operation takes.
    ///
    /// @param things what each row asks about, by the rest of the request that they share
    static Step batched(String call, List<From> inputs, Function<Row, Map<Request, List<String>>> things) {
        var limit = Objects.requireNonNull(Operations.named(call).batch());
        return last(call, inputs, rows -> batches(rows.all().map(things).toList(), limit.most()).flatMap(batch -> Stream.of(batch.rest().with(limit.member(), batch.things()))));
    }

    record Batch(Request rest, List<String> things) {}

    static Stream<Batch> batches(List<Map<Request, List<String>>> rows, int most) {
        var wanted = new LinkedHashMap<Request, Set<String>>();
        rows.forEach(row -> row.forEach((rest, things) -> wanted.computeIfAbsent(rest, key -> new LinkedHashSet<>()).addAll(things)));
        var batches = new ArrayList<Batch>();
        wanted.forEach((rest, things) -> {
            var sorted = things.stream().sorted().toList();
            for (var from = 0; from < sorted.size(); from += most) {
                batches.add(new Batch(rest, sorted.subList(from, Math.min(sorted.size(), from + most))));
            }
        });
        return batches.stream();
    }

    /// The same, told from another row of the same call.
    Step called(String name) {
        return new Step(name, operation, inputs, early, pages, requests);
    }

    /// The same, with no more than so many pages.
    Step pages(int most) {
        return new Step(id, operation, inputs, early, most, requests);
    }

    /// The same in a plan that has only some steps.
    Step takingFrom(Set<String> steps) {
        return new Step(id, operation, inputs.stream().filter(from -> steps.contains(from.step()) || from.equals(Plan.CLUSTERS)).toList(), early, pages, requests);
    }

    /// The ids of the steps that it takes from.
    public Set<String> after() {
        return inputs.stream().map(From::step).collect(Collectors.toSet());
    }
}
