// React 19 sets properties of custom elements, and listens to their events by `on` and the event's name.
import 'standfirst';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const [title, setTitle] = useState('…');
  return (
    <>
      <h1>Our page</h1>
      <p id="title">{title}</p>
      <standfirst-article src="article.md" onstandfirst-load={(event) => setTitle(event.detail.title)}>
        <a href="article.md">A small article</a>
      </standfirst-article>
    </>
  );
}

createRoot(document.getElementById('page')).render(<Page />);
