/**
 * A throw-away certificate for `localhost` and the loopback addresses, made when the tests run.
 * It is self-signed, so a browser takes it only when told to ignore certificate errors.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  derBits,
  derElement,
  derInteger,
  derObjectId,
  derOctets,
  derSequence,
  derSet,
  derText,
  derUtcTime,
} from './der.ts';

const ids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
};

const dayInMs = 86_400_000;

/** Certificate and private key as PEM, ready for `https.createServer` or `KONTOR_TLS_CERT/KEY`. */
export interface LoopbackCertificate {
  cert: string;
  key: string;
}

function toPem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

const extension = (id: string, value: Uint8Array): Buffer => derSequence(derObjectId(id), derOctets(value));

/** Makes a fresh P-256 key and a certificate valid from the day before `now` for thirty days. */
export function makeLoopbackCertificate(now: Date = new Date()): LoopbackCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = derSequence(derObjectId(ids.ecdsaWithSha256));
  const name = derSequence(derSet(derSequence(derObjectId(ids.commonName), derText('localhost'))));
  const alternativeNames = derSequence(
    derElement(0x82, Buffer.from('localhost', 'ascii')),
    derElement(0x87, Buffer.from([127, 0, 0, 1])),
    derElement(0x87, Buffer.from([...Array.from({ length: 15 }, () => 0), 1])),
  );
  const body = derSequence(
    derElement(0xa0, derInteger(Buffer.from([2]))),
    derInteger(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    derSequence(
      derUtcTime(new Date(now.getTime() - dayInMs)),
      derUtcTime(new Date(now.getTime() + 29 * dayInMs)),
    ),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    derElement(
      0xa3,
      derSequence(
        extension(ids.subjectAltName, alternativeNames),
        extension(ids.basicConstraints, derSequence()),
        extension(ids.extendedKeyUsage, derSequence(derObjectId(ids.serverAuth))),
      ),
    ),
  );
  const certificate = derSequence(body, algorithm, derBits(sign('sha256', body, privateKey)));
  return {
    cert: toPem('CERTIFICATE', certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** Writes both halves into a folder, for servers that take file names (`KONTOR_TLS_CERT`, `KONTOR_TLS_KEY`). */
export async function writeLoopbackCertificate(
  folder: string,
  certificate: LoopbackCertificate,
): Promise<{ certFile: string; keyFile: string }> {
  const certFile = join(folder, 'localhost.crt');
  const keyFile = join(folder, 'localhost.key');
  await writeFile(certFile, certificate.cert);
  await writeFile(keyFile, certificate.key, { mode: 0o600 });
  return { certFile, keyFile };
}
