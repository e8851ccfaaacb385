import { Button } from '@mantine/core';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { IdentityDecision } from '../../../shared/domain/identity.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { dropReader } from '../../reader/callReader.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { usePanel } from '../../visit/panel.ts';
import { withTypedNumber } from './bookedPerson.ts';
import { ComparisonTable, useFieldNames } from './ComparisonTable.tsx';
import {
  bookedFacts,
  type Left,
  leftToConfirm,
  nothingCompared,
  onFaceTaken,
  onNewPicture,
  onPictureRead,
  onRead,
  onTypedNumber,
  type Terms,
  verifiedBy,
} from './comparison.ts';
import { Decided } from './Decided.tsx';
import { Despite } from './Despite.tsx';
import { FacePair } from './FacePair.tsx';
import pictures from './FrozenPicture.module.css';
import { FrozenPicture } from './FrozenPicture.tsx';
import { fieldId } from './fieldId.ts';
import { GuardianPart } from './GuardianPart.tsx';
import classes from './IdentityPanel.module.css';
import { LiveFace } from './LiveFace.tsx';
import { UnconfirmedForm, WaiverForm } from './OtherDecisions.tsx';
import { nextZoom, wholePicture } from './pictureView.ts';
import { ReadState } from './ReadState.tsx';
import { useSecondLook } from './secondLook.ts';
import type { Subject } from './subject.ts';
import { useAgainst } from './useAgainst.ts';
import { useAskForDocument } from './useAskForDocument.ts';
import { useDecide } from './useDecide.ts';
import { useDocumentReader } from './useDocumentReader.ts';
import { useDocumentTips } from './useDocumentTips.ts';
import { useFrozenFrame } from './useFrozenFrame.ts';
import { usePortrait } from './usePortrait.ts';
import { useReadDocument } from './useReadDocument.ts';
import { useStills, useWantStills } from './useStills.ts';

interface CheckProps {
  readonly visit: VisitDetail;
  readonly subject: Subject;
  /** Takes the place of a check that the panel was opened with. */
  readonly anew: boolean;
  readonly keys: Ref<PanelKeys>;
  readonly onDone: () => void;
}

/** What a key does while the focus is in the panel, wherever in it. */
export type PanelKeys = (event: KeyboardEvent) => void;

type Way = 'compare' | 'waive' | 'unconfirmed' | 'decided';

/**
 * Freeze, compare, decide. Keys 1 2 3 N Z act while the focus is in the panel and not in a field.
 * Keyed by its round: picture, ticks and typed text go with it.
 */
export function Check({ visit, subject, anew, keys, onDone }: CheckProps) {
  const { t } = useTranslation('identity');
  const { participant } = subject;
  const { zone } = useAbout().clinic;
  const isGuardian = participant.kind === 'guardian';
  const [typed, setTyped] = useState('');
  const person = isGuardian
    ? withTypedNumber(subject.person, typed, localDateOf(now(), zone))
    : subject.person;
  const decided = participant.identity.state === 'decided' ? participant.identity : null;
  const [way, setWay] = useState<Way>(decided === null ? 'compare' : 'decided');
  const [comparison, setComparison] = useState(nothingCompared);
  const [view, setView] = useState(wholePicture);
  const { frame, none, take, show, discard } = useFrozenFrame();
  const { portrait, cutFrom, takeOtherSide, discard: discardPortrait } = usePortrait();
  const [look, setLook] = useState(0);
  const [made, setMade] = useState(false);
  const stills = useStills();
  const drop = () => {
    discard();
    discardPortrait();
    stills.drop();
    setComparison(onNewPicture);
  };
  const onMade = () => {
    setMade(true);
    drop();
    dropReader();
  };
  const { told, decide } = useDecide(participant, {
    onMade,
    // What happens next is chosen where it is not confirmed: the panel stays for that.
    onDecided: (decision) => (decision.outcome === 'unconfirmed' ? setWay('decided') : onDone()),
  });
  const refusalText = useRefusalText();
  const names = useFieldNames(person);
  const noDocument = useLiveCall((call) => call.noDocument);
  const connected = useLiveCall((call) => call.peer.state === 'connected');
  const givesStills = useLiveCall(
    ({ peer, hold }) => !hold && (peer.state === 'connected' || peer.state === 'interrupted'),
  );
  const takeButton = useRef<HTMLButtonElement>(null);
  useAskForDocument(visit, participant, way === 'compare');
  const reads = way === 'compare' && connected && !made;
  const reader = useDocumentReader(reads, look, stills.unread, (seen, reading) => {
    stills.drop();
    cutFrom(seen, reading);
    // What was ticked before was seen on another picture, perhaps of another document.
    setComparison((before) => onPictureRead(before, reading.fields));
    setView(wholePicture);
    show(seen);
  });
  useWantStills(way === 'compare' && givesStills && !made && reader.is !== 'certain', stills.take);
  const lookAgain = () => {
    setMade(false);
    setWay('compare');
  };
  useSecondLook(() => {
    lookAgain();
    drop();
    setLook((before) => before + 1);
  });
  useDocumentTips(reader);
  useReadDocument(reader, person, (read) => setComparison((before) => onRead(before, read)));

  // A check that begins anew takes the focus only where it went away with the one before: never out of the note.
  const mayTakeFocus = useRef(!anew);
  useEffect(() => {
    const free = mayTakeFocus.current || document.activeElement === document.body;
    if (way === 'compare' && free) takeButton.current?.focus();
    mayTakeFocus.current = true;
  }, [way]);

  const freeze = async () => {
    setView(wholePicture);
    discardPortrait();
    stills.drop();
    await take(() => setComparison(onNewPicture));
    // Not before the picture is there: what is read at once would go with what was read before.
    setLook((before) => before + 1);
  };
  const showStill = async () => {
    const still = await stills.copy();
    if (still === null) return;
    setView(wholePicture);
    show(still);
    stills.drop();
    // What was ticked before was seen on the picture before.
    setComparison(onNewPicture);
  };
  const pictured = frame !== null;
  const terms: Terms = {
    rules: visit.identityRules,
    booked: bookedFacts(person, comparison.read),
    numberFrom: isGuardian ? numberFrom(subject.person?.number, person?.number) : null,
  };
  const against = useAgainst(visit, subject, comparison);
  const left = leftToConfirm(comparison, pictured, terms);
  const verify = () => {
    const decision = verifiedBy(comparison, pictured, terms);
    if (decision !== null) void decide(decision);
    else if (left[0] === 'picture') takeButton.current?.focus();
    else document.getElementById(fieldId(left[0] ?? 'document'))?.focus();
  };
  const needed = (one: Left): string => {
    if (one === 'picture') return t('decide.needsPicture');
    if (one === 'document') return t('decide.needsDocument');
    if (one === 'despite') return t('decide.needsDespite');
    if (one === 'number') return t('decide.needsNumber');
    if (one === 'child') return t('decide.needsChild');
    if (one === 'relation') return t('decide.needsRelation');
    return t('decide.needsField', { field: names(one).toLowerCase() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (way !== 'compare' || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (isTextField(event.target)) return;
    const act = {
      '1': verify,
      '2': () => setWay('waive'),
      '3': () => setWay('unconfirmed'),
      n: freeze,
      z: () => setView(nextZoom),
    }[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  useImperativeHandle(keys, () => onKeyDown);
  const choose = (decision: IdentityDecision) => void decide(decision);
  const back = () => setWay(decided === null ? 'compare' : 'decided');

  if (way === 'decided' && decided !== null)
    return <Decided visit={visit} check={decided} onChange={lookAgain} />;
  return (
    <div className={classes.body}>
      {noDocument && (
        <p className={classes.notice} role="status">
          {t('panel.noDocument')}
        </p>
      )}
      {!connected && <p className={classes.hint}>{t('panel.notInCall')}</p>}
      {/* Kept while another way is looked at: the picture is not lost by it. */}
      <div
        className={[
          pictures.pictures,
          portrait === null ? '' : pictures.withPair,
          view.zoom > 1 ? pictures.large : '',
          way === 'compare' ? '' : pictures.aside,
        ].join(' ')}
      >
        <FrozenPicture
          frame={frame}
          none={none}
          view={view}
          onView={setView}
          onTake={freeze}
          onStill={stills.isHere ? showStill : null}
          takeRef={takeButton}
        />
        {portrait === null ? (
          <LiveFace />
        ) : (
          <FacePair
            portrait={portrait}
            onTakeOtherSide={() => {
              takeOtherSide();
              setComparison(onFaceTaken);
            }}
          />
        )}
      </div>
      {way === 'compare' && (
        <>
          <ReadState view={reader} read={comparison.read} person={person} />
          <Despite
            against={against}
            label={t('decide.despite')}
            value={comparison.despite}
            onChange={(despite) => setComparison({ ...comparison, despite })}
          />
          <ComparisonTable
            person={person}
            rules={visit.identityRules}
            comparison={comparison}
            onChange={setComparison}
          />
          {isGuardian && (
            <GuardianPart
              comparison={comparison}
              onChange={setComparison}
              typed={subject.person?.number == null ? typed : null}
              isNumber={terms.numberFrom !== 'none'}
              onTyped={(text) => {
                setTyped(text);
                setComparison(onTypedNumber);
              }}
            />
          )}
          <div className={classes.decision}>
            <fieldset className={classes.actions} aria-label={t('decide.label')}>
              <Button
                disabled={left.length > 0}
                loading={told.state === 'sending'}
                rightSection={<Keys of={['1']} onAccent={left.length === 0} />}
                aria-describedby="identity-needs"
                aria-keyshortcuts="1"
                onClick={verify}
              >
                {t('decide.verify')}
              </Button>
              <Button
                variant="default"
                rightSection={<Keys of={['2']} />}
                aria-keyshortcuts="2"
                onClick={() => setWay('waive')}
              >
                {t('decide.waive')}
              </Button>
              <Button
                variant="default"
                rightSection={<Keys of={['3']} />}
                aria-keyshortcuts="3"
                onClick={() => setWay('unconfirmed')}
              >
                {t('decide.notConfirmed')}
              </Button>
            </fieldset>
            <div className={classes.below}>
              <p id="identity-needs" className={`${classes.hint} ${classes.needs}`}>
                {left.length > 0
                  ? t('decide.needs', { what: left.map(needed).join(', ') })
                  : t('panel.memory')}
              </p>
              <Button
                variant="subtle"
                size="compact-sm"
                className={classes.later}
                onClick={() => usePanel.getState().closePanel()}
              >
                {t('panel.later')}
              </Button>
            </div>
          </div>
        </>
      )}
      {way === 'waive' && (
        <WaiverForm
          visit={visit}
          subject={subject}
          sending={told.state === 'sending'}
          onDecide={choose}
          onBack={back}
        />
      )}
      {way === 'unconfirmed' && (
        <UnconfirmedForm sending={told.state === 'sending'} onDecide={choose} onBack={back} />
      )}
      {told.state === 'refused' && (
        <p className={classes.refused} role="alert">
          {t('panel.refused', { reason: refusalText(told.refusal) })}
        </p>
      )}
      {told.state === 'pending' && (
        <p className={classes.hint} role="status">
          {t('panel.waiting')}
        </p>
      )}
    </div>
  );
}

/** Where a guardian's number comes from: the booking, what was typed, or nowhere. */
function numberFrom(booked: string | null | undefined, used: string | null | undefined): Terms['numberFrom'] {
  if (booked != null) return 'booking';
  return used == null ? 'none' : 'typed';
}

/** Where a digit or a letter is text, or chooses in a list. */
function isTextField(target: EventTarget): boolean {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';
}
