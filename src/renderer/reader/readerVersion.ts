import list from '../../../resources/models/models.json';

/** Which networks read: the beginnings of their checksums. */
export const readerVersion = `${list.finder.sha256.slice(0, 8)}.${list.recogniser.sha256.slice(0, 8)}`;
