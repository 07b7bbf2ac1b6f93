import { EventEmitter } from 'node:events';
import { LogOutput } from './log-output.js';

class Reader extends EventEmitter {
  readonly lines: string[] = [];
  writableLength = 0;

  write(line: string): boolean {
    this.lines.push(line);
    return true;
  }
}

function open(mostBytes: number) {
  const reader = new Reader();
  return { reader, output: new LogOutput(reader, mostBytes) };
}

describe('where log lines go', () => {
  it('is written as they come', () => {
    const { reader, output } = open(10);
    output.write('one\n');
    output.write('two\n');
    expect(reader.lines).toEqual(['one\n', 'two\n']);
  });

  it('holds a bounded part while nobody reads, and tells how many lines are missing', () => {
    const { reader, output } = open(10);
    reader.writableLength = 11;
    for (let n = 0; n < 500; n += 1) output.write('lost\n');
    expect(reader.lines).toEqual([]);
    reader.writableLength = 0;
    reader.emit('drain');
    output.write('read\n');
    const [told = '', ...later] = reader.lines;
    expect(JSON.parse(told)).toMatchObject({ level: 40, dropped: 500, context: 'Log' });
    expect(later).toEqual(['read\n']);
    reader.emit('drain');
    expect(reader.lines).toHaveLength(2);
  });

  it('is left alone when the reader has gone', () => {
    const { reader, output } = open(10);
    reader.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }));
    output.write('for nobody\n');
    expect(reader.lines).toEqual([]);
  });

  it('goes on after a disk that was full', () => {
    const { reader, output } = open(10);
    reader.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }));
    output.write('again\n');
    expect(reader.lines).toEqual(['again\n']);
  });
});
