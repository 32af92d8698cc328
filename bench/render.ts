/** Measures time and size of reports with few and with 10,000 findings in every format. */
import { renderings } from '../src/report/render';
import { aReport, manyFindings } from '../test/builders/report';
import { kilobytes, medianMs, ms, printTable, times } from './measure';

const RUNS = 5;
const FINDINGS = 10_000;
const OPTIONS = { colour: false, width: 80 };

const small = aReport();
const large = aReport({ findings: manyFindings(FINDINGS) });
const rows: string[][] = [];
for (const [format, { load }] of Object.entries(renderings)) {
  const render = await load();
  const smallMs = await medianMs(RUNS, () => render(small, OPTIONS));
  const largeMs = await medianMs(RUNS, () => render(large, OPTIONS));
  rows.push([
    format,
    ms(smallMs),
    kilobytes(Buffer.byteLength(render(small, OPTIONS))),
    ms(largeMs),
    kilobytes(Buffer.byteLength(render(large, OPTIONS))),
    times(largeMs / smallMs),
  ]);
}
printTable(
  `Rendering, median of ${RUNS} runs: ${small.findings.length} and ${FINDINGS} findings`,
  ['format', 'few', 'size', 'many', 'size', 'many ÷ few'],
  rows,
);
