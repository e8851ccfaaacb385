/** The space in which room and person are drawn, whatever the camera's size. */
export const sceneWidth = 640;
export const sceneHeight = 480;

/** The room behind: wall, shelf, window, out of focus. Drawn once for each size, then copied. */
export function drawRoom(pen: CanvasRenderingContext2D): void {
  const wall = pen.createLinearGradient(0, 0, 0, sceneHeight);
  wall.addColorStop(0, '#a29b93');
  wall.addColorStop(1, '#8d857d');
  pen.fillStyle = wall;
  pen.fillRect(-20, -20, sceneWidth + 40, sceneHeight + 40);
  pen.fillStyle = '#6b5d54';
  pen.fillRect(-20, 428, sceneWidth + 40, 80);
  windowPanes(pen);
  shelf(pen, 132, ['#6d7f91', '#8a7a5f', '#b3a48c', '#5c766e', '#7c5e54']);
  shelf(pen, 270, ['#96604a', '#5f7c86', '#4d665f', '#8a775a', '#6a7a8c']);
}

function windowPanes(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#8b837b';
  pen.fillRect(440, -20, 230, 370);
  pen.fillStyle = '#b9c0c1';
  pen.fillRect(452, -20, 76, 138);
  pen.fillRect(540, -20, 130, 138);
  pen.fillRect(452, 132, 76, 128);
  pen.fillRect(540, 132, 130, 128);
  pen.fillStyle = '#aaa294';
  pen.beginPath();
  pen.moveTo(404, 0);
  pen.quadraticCurveTo(452, 110, 426, 330);
  pen.lineTo(392, 330);
  pen.lineTo(392, 0);
  pen.fill();
}

function shelf(pen: CanvasRenderingContext2D, y: number, books: readonly string[]): void {
  books.forEach((colour, index) => {
    const height = 62 + ((index * 37) % 26);
    pen.fillStyle = colour;
    pen.fillRect(12 + index * 27, y - height, 19, height);
  });
  pen.fillStyle = '#6f5f52';
  pen.fillRect(-20, y, 196, 9);
}
