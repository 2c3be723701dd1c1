/** Whether the server can be reached; while it cannot, asks again and again, ever more slowly (B6). */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

export interface ConnectionOptions {
  /** Whether the server answers. */
  probe(): Promise<boolean>;
  /** Resolves after so many milliseconds, or earlier when there is reason to hope. */
  pause(milliseconds: number): Promise<void>;
  changed(up: boolean): void;
}

export class Connection {
  private recovering: Promise<void> | undefined;

  constructor(private readonly options: ConnectionOptions) {}

  get up(): boolean {
    return this.recovering === undefined;
  }

  /** A request was lost. Asks at once whether the server is there: perhaps it was only the one. Resolves when it is. */
  lost(): Promise<void> {
    return (this.recovering ??= this.recover());
  }

  private async recover(): Promise<void> {
    let told = false;
    for (let pause = FIRST_PAUSE; !(await this.options.probe()); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      if (!told) this.options.changed(false);
      told = true;
      await this.options.pause(pause);
    }
    this.recovering = undefined;
    this.options.changed(true);
  }
}
