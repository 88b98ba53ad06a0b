import 'standfirst';

const heading = document.createElement('h1');
heading.textContent = 'Our page';
const title = document.createElement('p');
title.id = 'title';
const article = document.createElement('standfirst-article');
article.src = 'article.md';
article.addEventListener('standfirst-load', (event) => (title.textContent = event.detail.title));
document.getElementById('page').append(heading, title, article);
