package dev.drydock.ui.live;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Does the same work again whenever that is asked for, however often it is, one at a time and with a pause in between.
final class Repaints implements AutoCloseable {
    private final Runnable work;
    private final Duration gap;
    private final Semaphore asked = new Semaphore(0);
    private final Future<?> loop;

    /// @param gap the least time between two; as long as the last one took is added, so that half of a processor stays free
    Repaints(Runnable work, Duration gap, ExecutorService threads) {
        this.work = work;
        this.gap = gap;
        loop = threads.submit(this::run);
    }

    /// Asks for another one, from any thread.
    void ask() {
        if (asked.availablePermits() == 0) {
            asked.release();
        }
    }

    private void run() {
        try {
            while (true) {
                asked.acquire();
                asked.drainPermits();
                var began = System.nanoTime();
                work.run();
                Thread.sleep(gap.plusNanos(System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        loop.cancel(true);
    }
}
