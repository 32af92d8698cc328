declare module 'dynalite' {
  import type { Server } from 'node:http';
  import type { TlsOptions } from 'node:tls';

  /**
   * DynamoDB's wire protocol over LevelDB files under `path`, else in memory; the three delays default to 500 ms. With
   * `ssl` over TLS, to whose server all options are handed on.
   */
  export default function dynalite(
    options: Pick<TlsOptions, 'ciphers' | 'maxVersion' | 'pskCallback'> & {
      path?: string;
      ssl?: boolean;
      createTableMs?: number;
      deleteTableMs?: number;
      updateTableMs?: number;
    },
  ): Server;
}

declare module 'dynalite/db/index.js' {
  interface Level {
    open(): Promise<void>;
    close(): Promise<void>;
  }

  const database: { create(options: { path: string }): { db: Level } };
  export default database;
}
