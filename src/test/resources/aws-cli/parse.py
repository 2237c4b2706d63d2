"""Holds AWS CLI commands against the real AWS CLI's own parser and models, without calling anything.

Reads a JSON array of argument lists from stdin, writes a JSON array with a fault (a text) or null for each.
Every request is answered here, before it would be signed or sent: only what the CLI itself refuses is a fault.
"""
import contextlib
import io
import json
import os
import sys

os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_PAGER="", AWS_CONFIG_FILE=os.devnull,
                  AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true")
for name in [name for name in os.environ if name.startswith("AWS_ENDPOINT")]:
    del os.environ[name]

import awscli.clidriver
from botocore.awsrequest import AWSResponse


def answered(**kwargs):
    return AWSResponse("https://nowhere.invalid", 200, {}, None), {}


def fresh():
    driver = awscli.clidriver.create_clidriver()
    driver.session.register("before-call", answered)
    return driver


driver = fresh()


def run(argv):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = driver.main(argv[1:])
    except SystemExit as e:
        status = e.code
    return None if status == 0 else "exit %s: %s" % (status, err.getvalue().strip()[-600:])


def fault(argv):
    """Some commands (ec2 modify-vpc-attribute) leave their options behind in a driver, which a shell never uses twice: ask a new one then."""
    global driver
    verdict = run(argv)
    if verdict is not None and "'Namespace' object has no attribute" in verdict:
        driver = fresh()
        verdict = run(argv)
    return verdict


json.dump([fault(argv) for argv in json.load(sys.stdin)], sys.stdout)
