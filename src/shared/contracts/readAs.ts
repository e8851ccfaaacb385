import type { z } from 'zod';

type Read<S extends z.ZodType> = ReturnType<S['safeParse']>;

/**
 * What a schema makes of something that came from outside. `safeParse` itself throws on a value that has no primitive
 * (`{"length": {"valueOf": 1, "toString": 1}}` where a bounded text is asked for: its length is compared even though
 * the type is wrong); here that is one more value that does not parse.
 */
export function readAs<S extends z.ZodType>(schema: S, value: unknown): Read<S> {
  try {
    return schema.safeParse(value) as Read<S>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return schema.safeParse(undefined) as Read<S>;
  }
}
