/// Signing in to IAM Identity Center as `aws sso login` does, and keeping the tokens in the same files, so that either signs in for both.
///
/// The flows and the files are those of AWS CLI 2 (`awscli/customizations/sso/utils.py`, `botocore/utils.py`: `SSOTokenFetcher`, `SSOTokenFetcherAuth`, `JSONFileCache`).
/// No token, key, code verifier or answer of a server gets into a message, an exception or a log: of what failed only the kind is told.
@NullMarked
package dev.drydock.capture.sso;

import org.jspecify.annotations.NullMarked;
