import {
  CloseButton,
  CloseIcon,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  Menu,
  Modal,
  NativeSelect,
  Popover,
  Tooltip,
} from '@mantine/core';
import { createElement } from 'react';

/** In px. */
const leastMenuHeight = 260;

/** The one theme (screens/README.md, Tokens). */
export const theme = createTheme({
  fontFamily: "'Inter Variable','Segoe UI',system-ui,sans-serif",
  primaryColor: 'fjord',
  primaryShade: { light: 7, dark: 6 },
  black: '#1b2025',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.6', xl: '1.25' },
  colors: {
    // The only accent.
    fjord: [
      '#eef9fd',
      '#d4effa',
      '#acddf1',
      '#7ec8e5',
      '#50b0d3',
      '#3098ba',
      '#0b7fa0',
      '#006684',
      '#00536c',
      '#003d50',
    ],
    // Holds, works.
    moss: [
      '#f0faf3',
      '#d8f1e0',
      '#b4e1c2',
      '#8bcea2',
      '#64b884',
      '#489f6b',
      '#308655',
      '#1d6d41',
      '#155834',
      '#0f4126',
    ],
    // Wants your eye.
    amber: [
      '#fdf5ec',
      '#fae6cf',
      '#f1cea3',
      '#e4b272',
      '#d29542',
      '#b97c21',
      '#9e6500',
      '#824f00',
      '#6a4000',
      '#4f2f00',
    ],
    // Broken, hang up.
    brick: [
      '#fff2f0',
      '#ffded9',
      '#ffbeb6',
      '#ff9a91',
      '#f5776e',
      '#db5d55',
      '#bd453f',
      '#9d312e',
      '#812624',
      '#601c1a',
    ],
    gray: [
      '#f9fafb',
      '#f2f4f5',
      '#e9ebee',
      '#dde0e3',
      '#ccd0d4',
      '#a6acb1',
      '#7a8188',
      '#5d646b',
      '#42494f',
      '#1b2025',
    ],
    dark: [
      '#e7eaec',
      '#c4c8cc',
      '#999fa4',
      '#7a8187',
      '#4a5157',
      '#31373d',
      '#252b30',
      '#1a1f23',
      '#13181b',
      '#0c1013',
    ],
  },
  components: {
    // Stock, its cross is told as a picture without a name.
    CloseButton: CloseButton.extend({
      defaultProps: {
        icon: createElement(CloseIcon, { size: 'var(--cb-icon-size, 70%)', 'aria-hidden': true }),
      },
    }),
    Input: Input.extend({
      styles: {
        input: {
          borderColor: 'var(--v-line)',
          background: 'var(--v-surface)',
        },
      },
    }),
    InputWrapper: InputWrapper.extend({
      // Stock, both are two pixels less than the smallest size.
      styles: {
        description: {
          color: 'var(--v-text-3)',
          fontSize: 'var(--mantine-font-size-sm)',
          marginBlock: '2px 4px',
        },
        error: { fontSize: 'var(--mantine-font-size-sm)' },
      },
    }),
    Menu: Menu.extend({
      // The placeholder is a child that role menu may not have; the first item takes the focus.
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 120, exitDuration: 80 },
        // In a low window (200 %) it is as tall as there is room, and scrolls; never so low that it rather stays where there
        // is none.
        middlewares: {
          size: {
            padding: 8,
            apply: ({ availableHeight, elements }) => {
              elements.floating.style.maxHeight = `${Math.max(leastMenuHeight, availableHeight)}px`;
            },
          },
        },
      },
      // Stock, the grey is too light to be read.
      styles: { label: { color: 'var(--v-text-3)' }, dropdown: { overflowY: 'auto' } },
    }),
    // Its head is a <header>, which outside of the page's sections would be a second banner.
    Modal: Modal.extend({
      defaultProps: { padding: 'lg', attributes: { header: { role: 'presentation' } } },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 620 } },
    }),
    // Its arrow is a drawing without words.
    NativeSelect: NativeSelect.extend({ defaultProps: { rightSectionProps: { 'aria-hidden': true } } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 120, exitDuration: 80 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400 } }),
  },
});

/** Meanings as CSS variables; each pair's least contrast stands in screens/README.md. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': 'var(--v-bad)',
    '--mantine-color-placeholder': 'var(--v-text-3)',
    '--v-canvas': 'var(--mantine-color-gray-1)',
    '--v-surface': '#ffffff',
    '--v-sunken': 'var(--mantine-color-gray-0)',
    '--v-select': '#e3eef2',
    '--v-text': '#1b2025',
    '--v-text-2': 'var(--mantine-color-gray-8)',
    '--v-text-3': 'var(--mantine-color-gray-7)',
    '--v-line': 'var(--mantine-color-gray-3)',
    '--v-line-soft': 'var(--mantine-color-gray-2)',
    '--v-edge': 'var(--mantine-color-gray-6)',
    '--v-accent': 'var(--mantine-color-fjord-7)',
    '--v-accent-text': 'var(--mantine-color-fjord-7)',
    '--v-ok': 'var(--mantine-color-moss-7)',
    '--v-warn': 'var(--mantine-color-amber-7)',
    '--v-bad': 'var(--mantine-color-brick-7)',
    '--v-ok-wash': 'var(--mantine-color-moss-0)',
    '--v-warn-wash': 'var(--mantine-color-amber-0)',
    '--v-bad-wash': 'var(--mantine-color-brick-0)',
    '--v-stage': '#11171a',
    '--v-focus': 'var(--mantine-color-fjord-7)',
  },
  dark: {
    '--mantine-color-body': '#181d21',
    '--mantine-color-error': 'var(--v-bad)',
    '--mantine-color-placeholder': 'var(--v-text-3)',
    '--v-canvas': '#0f1417',
    '--v-surface': '#181d21',
    '--v-sunken': '#1d2327',
    '--v-select': '#1a2b32',
    '--v-text': 'var(--mantine-color-dark-0)',
    '--v-text-2': 'var(--mantine-color-dark-1)',
    '--v-text-3': 'var(--mantine-color-dark-2)',
    '--v-line': '#2c3338',
    '--v-line-soft': '#242a2f',
    '--v-edge': 'var(--mantine-color-dark-3)',
    '--v-accent': 'var(--mantine-color-fjord-6)',
    '--v-accent-text': 'var(--mantine-color-fjord-3)',
    '--v-ok': 'var(--mantine-color-moss-3)',
    '--v-warn': 'var(--mantine-color-amber-3)',
    '--v-bad': 'var(--mantine-color-brick-3)',
    '--v-ok-wash': '#14261c',
    '--v-warn-wash': '#2a2114',
    '--v-bad-wash': '#301a19',
    '--v-stage': '#0a0e10',
    '--v-focus': 'var(--mantine-color-fjord-3)',
  },
});
