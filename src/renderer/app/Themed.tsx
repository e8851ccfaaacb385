import { type MantineColorScheme, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { type PropsWithChildren, useEffect } from 'react';
import { pageNonce } from './nonce.ts';
import { cssVariablesResolver, theme } from './theme.ts';

/** Stock Mantine with the one theme, in the scheme of the settings; nothing is stored in the browser. */
export function Themed({ scheme, children }: PropsWithChildren<{ readonly scheme: MantineColorScheme }>) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme={scheme}
      colorSchemeManager={unstored(scheme)}
      getStyleNonce={pageNonce}
    >
      <Scheme scheme={scheme} />
      {children}
    </MantineProvider>
  );
}

function Scheme({ scheme }: { readonly scheme: MantineColorScheme }) {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  return null;
}

/** Settings lie in main; the browser's storage would be a second truth. */
function unstored(scheme: MantineColorScheme) {
  return {
    get: () => scheme,
    set: () => {},
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => {},
  };
}
