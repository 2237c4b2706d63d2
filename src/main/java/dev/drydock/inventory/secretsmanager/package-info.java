/// AWS Secrets Manager records: what describes a secret, never its value.
@NullMarked
package dev.drydock.inventory.secretsmanager;

import org.jspecify.annotations.NullMarked;
