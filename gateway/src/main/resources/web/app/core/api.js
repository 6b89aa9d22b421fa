// What the REST door offers, by name.
import {address, get, patch, post, put, remove} from './http.js';

export const library = () => get('/library');
export const home = () => get('/home');

export const albums = query => get('/albums', query);
export const album = id => get(`/albums/${id}`);
export const artists = query => get('/artists', query);
export const artist = id => get(`/artists/${id}`);
export const tracks = query => get('/tracks', query);
export const track = id => get(`/tracks/${id}`);
export const lyrics = id => get(`/tracks/${id}/lyrics`);
export const similar = (id, limit = 20) => get(`/tracks/${id}/similar`, {limit});
export const genres = query => get('/genres', query);
export const search = (q, limit, signal) => get('/search', {q, limit}, signal);
export const radio = (seed, limit = 50) => get('/radio', {seed, limit});
export const ranked = (entity, rank, query) => get(`/ranked/${entity}/${rank}`, query);

/** Edge in pixels; the server has 64, 160, 300, 600 and 1200. */
export const artworkUrl = (id, size) => address(`/artwork/${id}`, {size});
export const streamUrl = (id, query) => address(`/tracks/${id}/stream`, query);

export const star = (entity, id) => put(`/stars/${entity}/${id}`);
export const unstar = (entity, id) => remove(`/stars/${entity}/${id}`);
export const recordPlay = play => post('/plays', play, {repeatable: true});

export const playlists = query => get('/playlists', query);
export const playlist = id => get(`/playlists/${id}`);
export const playlistTracks = (id, query) => get(`/playlists/${id}/tracks`, query);
export const createPlaylist = body => post('/playlists', body, {repeatable: Boolean(body.requestId)});
export const updatePlaylist = (id, body) => patch(`/playlists/${id}`, body);
export const deletePlaylist = id => remove(`/playlists/${id}`);
export const sharePlaylist = (id, body) => put(`/playlists/${id}/sharing`, body);
export const addToPlaylist = (id, trackIds) => post(`/playlists/${id}/tracks`, {trackIds});
export const removeFromPlaylist = (id, position, version) => remove(`/playlists/${id}/tracks`, {position, version});
export const moveInPlaylist = (id, from, to, version) => post(`/playlists/${id}/tracks/move`, {from, to, version});

export const names = prefix => get('/names', {prefix, limit: 20});
export const me = () => get('/me');
export const changePassword = (current, password) => put('/me/password', {current, password});
export const appPasswords = () => get('/me/app-passwords');
export const createAppPassword = name => post('/me/app-passwords', {name});
export const revokeAppPassword = id => remove(`/me/app-passwords/${id}`);

export const users = query => get('/users', query);
export const createUser = body => post('/users', body);
export const updateUser = (name, body) => patch(`/users/${encodeURIComponent(name)}`, body);
export const deleteUser = name => remove(`/users/${encodeURIComponent(name)}`);
export const setUserPassword = (name, password) => put(`/users/${encodeURIComponent(name)}/password`, {password});

export const scan = () => get('/scan');
export const startScan = (full, acceptLoss = false) => post('/scan', {full, acceptLoss});
export const cancelScan = () => remove('/scan');
export const nodes = () => get('/nodes');
export const services = () => get('/services');
export const drainNode = id => post(`/nodes/${id}/drain`);
export const weighService = (name, body) => put(`/services/${encodeURIComponent(name)}/weight`, body);

export const scanProblems = query => get('/scan/problems', query);
