/** What the benchmarks share. They print and never assert, because a time means something only beside another of the same run. */

export interface Measurement<T> {
  readonly value: T;
  readonly wallMs: number;
  /** The processor time of this process, user and system. */
  readonly cpuMs: number;
}

export async function measure<T>(work: () => T | Promise<T>): Promise<Measurement<T>> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const value = await work();
  const wallMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { value, wallMs, cpuMs: (user + system) / 1000 };
}

/** Measures the median wall time of `runs` runs, after one that warms up. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) times.push((await measure(work)).wallMs);
  return median(times.slice(1));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The peak resident memory of this process, in MB. */
export const peakRssMB = (): string => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const count = (value: number): string => value.toLocaleString('en');
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 0)}×`;
export const kilobytes = (bytes: number): string => `${count(Math.round(bytes / 1024))} KB`;

/** Prints rows under their headings. All columns except the first are aligned to the right. */
export function printTable(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  console.log(`\n${title}\n${text.map((cells) => `  ${cells.join('   ')}`).join('\n')}`);
}
