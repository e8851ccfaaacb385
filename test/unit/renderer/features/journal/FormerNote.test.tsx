// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FormerNote } from '../../../../../src/renderer/features/journal/FormerNote.tsx';
import { useDraftStore } from '../../../../../src/renderer/visit/draftStore.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { Draft } from '../../../../../src/shared/contracts/ipc.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import { at } from '../../support/rows.ts';
import { draftOf, drawVisit, openVisit, workplace } from '../../support/visit.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  useVisitStore.getState().leave();
  useDraftStore.setState({ draft: null, sections: {} });
});

const theirs = openVisit({ mine: false, clinician: 'Karim Haddad' });

async function former(sections: Draft['sections'], visit = theirs) {
  const vidi = workplace({
    'draft.open': () => done(draftOf(visit, { sections, revision: 3 })),
    'draft.write': ({ revision }) => done({ revision, savedAt: at('10:52') }),
  });
  await drawVisit(<FormerNote visit={visit} />, visit);
  await waitFor(() => expect(useDraftStore.getState().draft).not.toBeNull());
  return vidi;
}

describe('what one wrote in a visit that is a colleague’s now', () => {
  it('is there to be read, part by part, and has no field to write in', async () => {
    await former({ contactReason: 'Hosta i tre veckor', assessment: 'Trolig luftvägsinfektion' });
    expect(await screen.findByText('Hosta i tre veckor')).toBeTruthy();
    expect(screen.getAllByRole('term').map((one) => one.textContent)).toEqual(['Kontaktorsak', 'Bedömning']);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('is copied whole, with its headings, and says so', async () => {
    await former({ contactReason: 'Hosta', planning: 'Ring om en vecka' });
    const setData = vi.fn();
    document.execCommand = () => {
      const event = new Event('copy', { cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: { setData } });
      return !document.dispatchEvent(event);
    };
    fireEvent.click(await screen.findByRole('button', { name: 'Kopiera texten' }));
    expect(setData).toHaveBeenCalledWith('text/plain', 'Kontaktorsak\nHosta\n\nPlanering\nRing om en vecka');
    expect(screen.getByText('Texten är kopierad.')).toBeTruthy();
  });

  it('says so when it could not be copied', async () => {
    await former({ contactReason: 'Hosta' });
    document.execCommand = () => false;
    fireEvent.click(await screen.findByRole('button', { name: 'Kopiera texten' }));
    expect(screen.getByText(/kunde inte kopieras/)).toBeTruthy();
  });

  it('is nothing where nothing was written', async () => {
    await former({ contactReason: '  ' });
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is what was typed last, also what is not on disk yet', async () => {
    const vidi = await former({ contactReason: 'Hosta' });
    await act(async () => useDraftStore.getState().type('contactReason', 'Hosta och feber'));
    expect(screen.getByText('Hosta och feber')).toBeTruthy();
    expect(vidi.payloadsOf('note.sign')).toEqual([]);
  });
});
