import {html} from 'lit';

/** Every artist by name and link, as the tags say it. */
export function artistLinks(artists, display) {
  if (!artists?.length) {
    return html`${display ?? ''}`;
  }
  if (artists.length === 1) {
    return html`<a href="/artists/${artists[0].id}">${display || artists[0].name}</a>`;
  }
  return artists.map((artist, i) => html`${i ? ', ' : ''}<a href="/artists/${artist.id}">${artist.name}</a>`);
}

export const genreLink = name => `/genre?name=${encodeURIComponent(name)}`;
