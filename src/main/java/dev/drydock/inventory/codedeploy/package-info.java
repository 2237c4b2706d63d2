/// AWS CodeDeploy records, for services under the CODE_DEPLOY controller.
@NullMarked
package dev.drydock.inventory.codedeploy;

import org.jspecify.annotations.NullMarked;
