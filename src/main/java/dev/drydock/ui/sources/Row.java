package dev.drydock.ui.sources;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.ui.kit.SourceName;
import java.util.List;

/// A line of the tree, with the lines below it.
sealed interface Row {
    /// Tells the line from all others across rebuilds of the tree.
    String key();

    default List<Row> below() {
        return List.of();
    }

    /// @param state how it stands where it is read live; empty where it is not
    record SourceRow(Diagnosis source, String state, List<Row> below) implements Row {
        @Override
        public String key() {
            return String.valueOf(source.inventory().source().id());
        }

        String name() {
            return SourceName.of(source.inventory().source());
        }

        /// What sets the source apart; empty for a bundle as it was recorded.
        String mark() {
            return !state.isEmpty() ? state : SourceName.isSample(source.inventory().source()) ? "sample" : source.inventory().source().redacted() ? "redacted" : "";
        }
    }

    /// @param services how many services the cluster has, shown or not
    record ClusterRow(Diagnosis source, String cluster, int services, List<Row> below) implements Row {
        @Override
        public String key() {
            return source.inventory().source().id() + " " + cluster;
        }

        String name() {
            return cluster.substring(cluster.lastIndexOf('/') + 1);
        }
    }

    record ServiceRow(Diagnosis source, ServiceDiagnosis service) implements Row {
        @Override
        public String key() {
            return source.inventory().source().id() + " " + service.service().serviceArn();
        }
    }

    /// A service that is listed, and not described yet.
    record PendingRow(Diagnosis source, String arn) implements Row {
        @Override
        public String key() {
            return source.inventory().source().id() + " " + arn;
        }

        String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    /// Stands for the services that are folded away because nothing wrong was found in them.
    ///
    /// @param unknown how many of them have a badge that could not be judged
    record QuietRow(Diagnosis source, String cluster, int services, int unknown) implements Row {
        @Override
        public String key() {
            return source.inventory().source().id() + " " + cluster + " quiet";
        }

        String says() {
            return "+" + services + (unknown == 0 ? " healthy" : " without a fail or warning");
        }
    }
}
