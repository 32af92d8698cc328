import type { Report } from '../../model/report';

export interface RenderOptions {
  /** Whether the terminal output may carry colours. */
  readonly colour: boolean;
  /** Columns of the terminal; no line is wider. */
  readonly width: number;
  /** Whether block and arrow characters can be shown; false keeps our own characters to ASCII. Default true. */
  readonly unicode?: boolean;
  /** Most ceilings that the terminal lists. Default 10. */
  readonly limit?: number;
  /** Who has taken on what, by id of the finding or ceiling. Default nobody. */
  readonly owners?: ReadonlyMap<string, string>;
  /** JSON on one line. Default false. */
  readonly compact?: boolean;
}

/** A pure function: the same report gives the same text. */
export type Renderer = (report: Report, options: RenderOptions) => string;
