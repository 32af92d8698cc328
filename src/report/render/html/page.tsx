import { createHash } from 'node:crypto';
import { render } from 'preact-render-to-string';
import type { Report } from '../../../model/report';
import { convertToEventZone } from '../event-zone';
import { toPlainReport } from '../plain-text';
import type { Renderer } from '../renderer';
import { describeVerdict } from '../words';
import { createLinkOf } from './anchors';
import { Answer } from './answer';
import { Ceilings } from './ceilings';
import { Flow } from './flow';
import { Rises } from './rises';
import { Scorecard } from './scorecard';
import { SCRIPT } from './script';
import { Changes, Coverage, Findings, Footer, Notes, WhatToDo } from './sections';
import { STYLES } from './styles';

/** The content security policy: the page fetches nothing, and only our script runs, whatever the data contains. */
export const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Renders one file that needs no others: it contains styles, data and script. */
export const html: Renderer = (report, { owners = new Map() }) =>
  `<!doctype html>\n${render(<Page report={convertToEventZone(toPlainReport(report))} owners={owners} />)}\n`;

function Page({ report, owners }: { report: Report; owners: ReadonlyMap<string, string> }) {
  const linkOf = createLinkOf(report);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${describeVerdict(report)}: ${report.event.name}`}</title>
        <style
          // Our own constant.
          dangerouslySetInnerHTML={{ __html: STYLES }}
        />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the answer
        </a>
        <main id="main">
          <Answer report={report} linkOf={linkOf} />
          <Scorecard report={report} linkOf={linkOf} />
          <WhatToDo report={report} linkOf={linkOf} owners={owners} />
          <Flow report={report} linkOf={linkOf} />
          <Ceilings report={report} />
          <Rises report={report} linkOf={linkOf} />
          <Findings report={report} />
          <Coverage report={report} />
          <Changes report={report} linkOf={linkOf} />
          <Notes report={report} />
        </main>
        <Footer report={report} />
        <script
          // Our own constant.
          dangerouslySetInnerHTML={{ __html: SCRIPT }}
        />
      </body>
    </html>
  );
}
