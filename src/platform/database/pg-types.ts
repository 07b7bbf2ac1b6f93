import pg from 'pg';

/** int8 as bigint, date as `YYYY-MM-DD`: the driver's defaults lose precision or invent a time zone. */
export function configurePgTypes(): void {
  pg.types.setTypeParser(pg.types.builtins.INT8, BigInt);
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
}
