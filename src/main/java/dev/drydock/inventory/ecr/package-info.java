/// Amazon ECR records, and the image configuration that is read by digest.
@NullMarked
package dev.drydock.inventory.ecr;

import org.jspecify.annotations.NullMarked;
