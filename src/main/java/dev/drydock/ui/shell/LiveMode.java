package dev.drydock.ui.shell;

import dev.drydock.capture.Capture;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.ui.live.Diagnoses;
import dev.drydock.ui.signin.AskedQuestions;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/// What the window needs to read accounts.
///
/// @param questions what the sessions were made with
/// @param threads virtual ones; shut down by whoever made them, after the window
public record LiveMode(AwsEnvironment environment, Sessions sessions, SsoSignIn signIn, AskedQuestions questions, Capture capture, Diagnoses diagnoses, ExecutorService threads, InstantSource clock) {}
