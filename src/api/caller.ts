import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';

/** What the two kinds of authorizer of API Gateway add to the context of a request. */
const authorized = z.object({
  authorizer: z.object({
    iam: z.object({ userArn: z.string().optional() }).nullish(),
    jwt: z
      .object({
        claims: z.object({
          sub: z.string().optional(),
          // Of a program; not every issuer gives it a subject.
          client_id: z.string().optional(),
          email: z.string().optional(),
        }),
      })
      .nullish(),
  }),
});

/**
 * Who asks, as recorded: an ARN, or a subject with its e-mail address; `unknown` where neither is told, `local` where
 * nobody was authorized.
 */
export function callerOf({ requestContext }: Pick<APIGatewayProxyEventV2, 'requestContext'>): string {
  const { iam, jwt } = authorized.safeParse(requestContext).data?.authorizer ?? {};
  if (!iam && !jwt) return 'local';
  const { sub, client_id: client, email } = jwt?.claims ?? {};
  const name = iam?.userArn || sub || client || 'unknown';
  return email === undefined ? name : `${name} (${email})`;
}
