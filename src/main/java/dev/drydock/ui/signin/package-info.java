/// Choosing a profile, signing in, and choosing an account, a role and a region: what stands before live capture. The shell shows [SignInView] on a card.
@NullMarked
package dev.drydock.ui.signin;

import org.jspecify.annotations.NullMarked;
