/// AWS Systems Manager Parameter Store records: what describes a parameter, never its value.
@NullMarked
package dev.drydock.inventory.ssm;

import org.jspecify.annotations.NullMarked;
