/** A wait that can be cut short. */
export class Pause {
  private wakeUp: () => void = () => undefined;

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  end(): void {
    this.wakeUp();
  }
}
