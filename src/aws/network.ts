/** Configures how this process reaches the network: the proxy, and the certificates that it trusts. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import tls from 'node:tls';
import { IemError } from '../model/error';

/** The environment variables for the network, which other programs of AWS read too. */
export interface NetworkSettings {
  /** PEM file with certificates to trust besides those that Node trusts (`AWS_CA_BUNDLE`). */
  readonly caBundle?: string | undefined;
  /** URL of the proxy for https:// (`HTTPS_PROXY`). */
  readonly httpsProxy?: string | undefined;
  /** URL of the proxy for http:// (`HTTP_PROXY`). */
  readonly httpProxy?: string | undefined;
  /** Hosts to reach without the proxy, separated by commas (`NO_PROXY`). */
  readonly noProxy?: string | undefined;
}

/**
 * Hosts that no proxy can reach for us: this machine, and the addresses that give instances and containers their
 * credentials.
 */
const NEVER_PROXIED =
  '127.0.0.1,localhost,::1,169.254.169.254,169.254.170.2,169.254.170.23,fd00:ec2::254,fd00:ec2::23';

/**
 * Makes all connections of this process, those of fetch and those with `httpOptions`, follow the settings. Call it once,
 * before the first request; without settings it does nothing.
 *
 * @throws IemError `input-unreadable`, which names the variable with a value that cannot be used.
 */
export function useNetwork(settings: NetworkSettings): void {
  const { caBundle, httpsProxy, httpProxy, noProxy } = settings;
  if (caBundle) trustAlso(caBundle);
  if (!httpsProxy && !httpProxy) return;
  for (const [name, url] of [
    ['HTTPS_PROXY', httpsProxy],
    ['HTTP_PROXY', httpProxy],
  ] as const) {
    if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      throw new IemError(
        'input-unreadable',
        `${name} is not the URL of a proxy, such as http://proxy.example.com:3128.`,
      );
    }
  }
  if (typeof http.setGlobalProxyFromEnv !== 'function') {
    throw new IemError(
      'input-unreadable',
      `A proxy is set (HTTPS_PROXY or HTTP_PROXY), which needs Node.js 24.14 or newer; this is ${process.versions.node}.`,
    );
  }
  http.setGlobalProxyFromEnv({
    ...(httpsProxy && { HTTPS_PROXY: httpsProxy }),
    ...(httpProxy && { HTTP_PROXY: httpProxy }),
    NO_PROXY: noProxy ? `${noProxy},${NEVER_PROXIED}` : NEVER_PROXIED,
  });
}

/** Matches each certificate of a bundle. */
const CERTIFICATE = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs;

/** Adds certificates to those that Node trusts, because the SDK for JavaScript does not read `AWS_CA_BUNDLE`. */
function trustAlso(file: string): void {
  try {
    const certificates = readFileSync(file, 'utf8').match(CERTIFICATE) ?? [];
    if (certificates.length === 0) throw new Error('There is no certificate in it.');
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...certificates]);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new IemError(
      'input-unreadable',
      `AWS_CA_BUNDLE names ${file}, which is not a readable file of PEM certificates${why}: mend it, or unset the variable.`,
      { cause },
    );
  }
}
