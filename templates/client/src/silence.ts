/**
 * Notices that nothing has come for a while. The while is counted in ticks of a clock: a page that was asleep, in the
 * background or with its machine, must not take its own sleep for the server's silence.
 */

const TICKS = 4;

export class Silence {
  private readonly clock: ReturnType<typeof setInterval>;
  private ticks = 0;

  constructor(milliseconds: number, over: () => void) {
    this.clock = setInterval(() => {
      this.ticks += 1;
      if (this.ticks < TICKS) return;
      this.stop();
      over();
    }, milliseconds / TICKS);
  }

  /** Something has come. */
  heard(): void {
    this.ticks = 0;
  }

  stop(): void {
    clearInterval(this.clock);
  }
}
