package dev.drydock.ui.signin;

import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.Prompt;
import dev.drydock.capture.sso.SsoPortal.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the user stands on the way to a session.
public sealed interface Step {
    /// Looks at the profiles, or at the fields for a portal without one.
    record Choosing() implements Step {}

    /// Something is asked of AWS.
    ///
    /// @param doing in words
    record Working(String doing) implements Step {}

    /// The user has to do something in the browser.
    record InBrowser(String portal, Prompt prompt) implements Step {}

    /// Signed in; the portal offers accounts.
    ///
    /// @param account the one whose roles are shown; null while none is chosen
    record Offered(SsoSession portal, List<Account> accounts, @Nullable Account account, List<String> roles) implements Step {}

    /// A program or an MFA device needs the user.
    record Asked(Question question) implements Step {}
}
