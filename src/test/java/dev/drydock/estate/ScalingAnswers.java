package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The answers of Application Auto Scaling, recorded service by service where they can be long.
final class ScalingAnswers {

    private final Estate estate;

    ScalingAnswers(Estate estate) {
        this.estate = estate;
    }

    void record(Recorder to) {
        List<Object> targets = new ArrayList<>();
        for (EcsService service : estate.services()) {
            if (service.scaling() instanceof Scaling scaling) {
                targets.add(scaling.target());
            }
        }
        to.take("application-autoscaling", "describe-scalable-targets", Json.obj("ServiceNamespace", "ecs"), Json.obj("ScalableTargets", targets));
        for (EcsService service : estate.services()) {
            if (service.scaling() instanceof Scaling scaling) {
                Map<String, Object> of = Json.obj("ServiceNamespace", "ecs", "ResourceId", scaling.resourceId());
                to.take("application-autoscaling", "describe-scaling-policies", service.name(), of, scaling.policiesJson());
                to.take("application-autoscaling", "describe-scaling-activities", service.name(),
                        Json.obj("ServiceNamespace", "ecs", "ResourceId", scaling.resourceId(), "IncludeNotScaledActivities", true),
                        scaling.activitiesJson());
            }
        }
    }
}
