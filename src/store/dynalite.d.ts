declare module 'dynalite' {
  import type { Server } from 'node:http';
  import type { TlsOptions } from 'node:tls';

  /**
   * Serves DynamoDB's protocol from LevelDB files under `path`, or from memory without one. The three delays are 500 ms by
   * default. With `ssl` it uses TLS, and passes all options on to the TLS server.
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
