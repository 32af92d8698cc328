import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';

/** What the two kinds of authorizer of API Gateway add to the context of a request. */
const authorized = z.object({
  authorizer: z.object({
    iam: z.object({ userArn: z.string().min(1) }).nullish(),
    jwt: z.object({ claims: z.object({ sub: z.string().min(1), email: z.string().optional() }) }).nullish(),
  }),
});

/** Who asks, as recorded: an ARN, a subject with its e-mail address, or `local` where nobody was authorized. */
export function callerOf({ requestContext }: Pick<APIGatewayProxyEventV2, 'requestContext'>): string {
  const { iam, jwt } = authorized.safeParse(requestContext).data?.authorizer ?? {};
  if (iam) return iam.userArn;
  if (!jwt) return 'local';
  const { sub, email } = jwt.claims;
  return email === undefined ? sub : `${sub} (${email})`;
}
