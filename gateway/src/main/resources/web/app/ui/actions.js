// What can be done with a thing, as entries of a menu and as functions.
import * as api from '../core/api.js';
import {attempt, say} from '../core/notices.js';
import {go} from '../core/router.js';
import {isStarred, toggleStar} from '../core/stars.js';
import {player} from '../player/player.js';
import {choosePlaylist} from './choose-playlist.js';

const TRACKS_MAX = 500;

export async function startRadio(seed, name) {
  const list = await attempt(() => api.radio(seed, 50));
  if (list?.items.length) {
    player.playAll(list.items);
    say(`Radio from ${name}`);
  } else if (list) {
    say('There is nothing to go on from yet.');
  }
}

/** All tracks of an album, in order. */
export async function tracksOfAlbum(id) {
  const album = await api.album(id);
  return album.next ? allTracks({album: id, sort: 'album'}) : album.tracks;
}

/** At most 500. */
export async function allTracks(query) {
  const tracks = [];
  let after;
  do {
    const page = await api.tracks({...query, limit: 100, after});
    tracks.push(...page.items);
    after = page.next;
  } while (after && tracks.length < TRACKS_MAX);
  return tracks;
}

export const playAlbum = (id, shuffled = false) => attempt(async () => start(await tracksOfAlbum(id), shuffled));
export const playArtist = (id, shuffled = false) =>
  attempt(async () => start(await allTracks({artist: id, sort: 'album'}), shuffled));

function start(tracks, shuffled) {
  if (shuffled) {
    player.playShuffled(tracks);
  } else {
    player.playAll(tracks);
  }
}

export function trackMenu(track, extra = []) {
  return [
    {label: 'Play next', icon: 'queue', run: () => { player.playNext([track]); say('Plays next'); }},
    {label: 'Add to queue', icon: 'later', run: () => { player.append([track]); say('Added to the queue'); }},
    {label: 'Start radio', icon: 'radio', run: () => startRadio(`track:${track.id}`, track.title)},
    {label: 'Add to playlist…', icon: 'add', run: () => choosePlaylist([track])},
    starEntry('track', track),
    track.albumId && {label: 'Go to album', icon: 'album', run: () => go(`/albums/${track.albumId}`)},
    track.artists?.[0] && {label: 'Go to artist', icon: 'artist', run: () => go(`/artists/${track.artists[0].id}`)},
    ...extra,
  ];
}

export function albumMenu(album) {
  const withTracks = use => attempt(async () => use(await tracksOfAlbum(album.id)));
  return [
    {label: 'Play', icon: 'play', run: () => playAlbum(album.id)},
    {label: 'Shuffle', icon: 'shuffle', run: () => playAlbum(album.id, true)},
    {label: 'Play next', icon: 'queue', run: () => withTracks(tracks => player.playNext(tracks))},
    {label: 'Add to queue', icon: 'later', run: () => withTracks(tracks => player.append(tracks))},
    {label: 'Start radio', icon: 'radio', run: () => startRadio(`album:${album.id}`, album.title)},
    {label: 'Add to playlist…', icon: 'add', run: () => withTracks(choosePlaylist)},
    starEntry('album', album),
    album.artists?.[0] && {label: 'Go to artist', icon: 'artist', run: () => go(`/artists/${album.artists[0].id}`)},
  ];
}

export function artistMenu(artist) {
  return [
    {label: 'Play all', icon: 'play', run: () => playArtist(artist.id)},
    {label: 'Shuffle', icon: 'shuffle', run: () => playArtist(artist.id, true)},
    {label: 'Start radio', icon: 'radio', run: () => startRadio(`artist:${artist.id}`, artist.name)},
    starEntry('artist', artist),
  ];
}

function starEntry(entity, thing) {
  return isStarred(thing)
    ? {label: 'Remove star', icon: 'starred', run: () => toggleStar(entity, thing)}
    : {label: 'Star', icon: 'star', run: () => toggleStar(entity, thing)};
}
