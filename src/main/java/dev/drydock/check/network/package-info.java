/// Badge 2: whether addresses, network interfaces and quotas leave a service room to roll out.
@NullMarked
package dev.drydock.check.network;

import org.jspecify.annotations.NullMarked;
