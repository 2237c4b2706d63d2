package dev.drydock.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A file that ends where it can no longer be read: what stands before that is kept.
final class ReadToTheCut extends FilterInputStream {
    private boolean ended;

    ReadToTheCut(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            return super.read(bytes, offset, length);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            ended = true;
            return -1;
        }
    }
}
