import type { ImportWarning } from './import.types.js';

const LONGEST = 100;

/** Gives every product of a file a SKU of its own. */
export class SkuRegister {
  /** @param taken the SKUs of the file's rows before these */
  constructor(
    private readonly warnings: ImportWarning[],
    private readonly taken: Set<string>,
  ) {}

  /**
   * @param sku as in the file; '' when it has none
   * @param instead what to use then, which stays the same in the next export
   */
  take(sku: string, instead: string, line: number): string {
    const wanted = (sku || instead).slice(0, LONGEST);
    let free = wanted;
    for (let count = 2; this.taken.has(free); count += 1) free = `${wanted.slice(0, LONGEST - 5)}-${count}`;
    this.taken.add(free);
    if (sku === '') this.warn(line, 'sku_made', `There is no SKU; it is loaded as "${free}".`);
    else if (free !== sku)
      this.warn(line, 'sku_taken', `"${sku}" stands here twice; it is loaded as "${free}".`);
    return free;
  }

  private warn(line: number, code: string, detail: string): void {
    this.warnings.push({ line, column: 'SKU', code, detail });
  }
}
